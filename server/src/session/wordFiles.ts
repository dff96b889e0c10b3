/** Word files and pages for the client. What reads and writes them is loaded with the first request. */
import type { Configuration } from './configuration';
import type { Office, OfficeLoader } from './runtime';
import type { OpenPlan, WordFiles } from '../features/feature';
import { fromBase64, toBase64 } from '../files/base64';
import { readPlan } from '../files/planContent';
import { unreadText } from '../files/unreadText';
import { report } from '../findings/report';
import { baseName, joinUri } from '../files/uris';
import type { LayoutRequest } from '../layout/layOut';
import { profileOf } from '../layout/profile';
import { presets, rowKinds, type StatedLedger } from '../ledger/columns';
import { exportRemarks, unknownPlaceholder } from '../layout/remarks';
import { shapes } from '../layout/shapes';
import { documentTitle, planText } from '../plan/query';
import { parsePlan } from '../plan/parse';
import type {
  ExportChoice,
  ExportForm,
  ExportParams,
  ExportResult,
  LedgerForm,
  Refused,
  WriteWordParams,
  WriteWordResult,
} from '../protocol/wordMessages';
import { createEngine } from '../rules/engine';
import { rules } from '../rules/registry';
import type { Localized, MessageLanguage } from '../text/localized';

export function createWordFiles(
  loadOffice: OfficeLoader,
  configuration: Pick<Configuration, 'resolve' | 'language' | 'languageOf'>,
): WordFiles {
  async function layoutRequest({ uri }: OpenPlan, { shape, tasks }: Partial<ExportForm>): Promise<LayoutRequest> {
    const { layout } = await configuration.resolve(uri);
    return {
      shape: shapes.find(({ name }) => name === shape)?.name ?? 'plan',
      tasks: tasks === true,
      profile: profileOf(layout),
      notice: layout,
    };
  }

  async function exportedLedger(office: Office, { uri, plan }: OpenPlan, form: LedgerForm): Promise<ExportResult> {
    const language = configuration.languageOf(plan);
    const asked = {
      preset: presets.find(({ name }) => name === form.preset)?.name,
      rows: rowKinds.find(({ name }) => name === form.rows)?.name,
      byUnit: form.byUnit === true,
    };
    const made = office.exportLedger(planText(plan), asked, await configuration.resolve(uri));
    return made.ok ? { ok: true, content: toBase64(made.value), remarks: [] } : refused(made.text, language);
  }

  async function exported(office: Office, document: OpenPlan, params: ExportParams): Promise<ExportResult> {
    if (params.format === 'xlsx') return exportedLedger(office, document, params.ledger ?? {});
    const { format, template } = params;
    const language = configuration.languageOf(document.plan);
    const request = await layoutRequest(document, params);
    const text = planText(document.plan);
    const done = (bytes: Uint8Array, remarks: readonly Localized[]): ExportResult => ({
      ok: true,
      content: toBase64(bytes),
      remarks: remarks.map((remark) => remark[language]),
    });
    if (typeof template !== 'string') {
      const { bytes, ...facts } = office.exportPlan(text, format === 'html' ? 'html' : 'docx', request);
      return done(bytes, exportRemarks(facts));
    }
    const filled = office.exportIntoTemplate(text, fromBase64(template), request);
    if (!filled.ok) return refused(filled.text, language);
    const { bytes, unknown, ...facts } = filled.value;
    return done(bytes, [...exportRemarks(facts), ...unknown.map(unknownPlaceholder)]);
  }

  async function written(office: Office, params: WriteWordParams): Promise<WriteWordResult> {
    const { content, text, uri, findings = false } = params;
    const read = office.readWord(bytesOf(content));
    if (!read.ok) return refused(read.text, configuration.language);
    const language = configuration.languageOf(parsePlan(text));
    const edited = office.writeText(read.value, text, office.signatureOf('editor', language));
    if (!edited.ok) return refused(edited.text, language);
    const { bytes, word, changes } = edited.value;
    const unwritten = office.remarksOnUnwritten(edited.value);
    const remarks = unwritten.map(({ range, text: comment }) => ({ range, comment: comment[language] }));
    if (findings === true) {
      const { reported } = report(createEngine(rules), parsePlan(word.text), await configuration.resolve(uri));
      remarks.push(...reported.map(({ finding }) => ({ range: finding.range, comment: finding.message[language] })));
    }
    const revised = office.reviseWord(word, [], remarks, office.signatureOf('checker', language));
    if (!revised.ok) return refused(revised.text, language);
    return {
      ok: true,
      content: toBase64(remarks.length === 0 ? bytes : revised.value.bytes),
      changes,
      comments: revised.value.comments,
      unwritten: unwritten.map(({ text: comment }) => comment[language]),
    };
  }

  return {
    async exportChoices({ uri, plan }, format) {
      const { layout, layoutBase, ledger } = await configuration.resolve(uri);
      const language = configuration.languageOf(plan);
      const title = documentTitle(plan) ?? '';
      if (format === 'xlsx') return { choices: ledgerChoices(ledger, language), title };
      const inTemplate =
        format === 'docx' && layout.template !== undefined && layoutBase !== undefined
          ? [templateChoice(joinUri(layoutBase, layout.template), language)]
          : [];
      return { choices: [...inTemplate, ...shapeChoices(language)], title };
    },
    export: async (document, params) => exported(await loadOffice(), document, params),
    async preview(document, params) {
      const { previewPlan } = await loadOffice();
      return previewPlan(planText(document.plan), await layoutRequest(document, params));
    },
    async paste({ html }) {
      const { htmlText, isFromOffice } = await loadOffice();
      return typeof html === 'string' && isFromOffice(html) ? { text: htmlText(html) } : {};
    },
    async read({ name, content }) {
      const read = await readPlan(bytesOf(content), typeof name === 'string' ? name : '', { loadOffice });
      if (!read.ok) return refused(unreadText(read), configuration.language);
      if (read.kind === 'text') return refused(isText, configuration.language);
      const { text, remarks } = read;
      const language = configuration.languageOf(parsePlan(text));
      return { ok: true, text, remarks: remarks.map((remark) => remark[language]) };
    },
    write: async (params) => written(await loadOffice(), params),
  };
}

const isText: Localized = { zh: '是文本文件，请直接打开', en: 'is a text file; open it as it is' };

export function refused(reason: Localized, language: MessageLanguage): Refused {
  return { ok: false, reason: reason[language] };
}

/** Any client may send anything. */
export function bytesOf(content: unknown): Uint8Array {
  return fromBase64(typeof content === 'string' ? content : '');
}

function templateChoice(template: string, language: MessageLanguage): ExportChoice {
  const label: Localized = { zh: `单位模板：${baseName(template)}`, en: `Template: ${baseName(template)}` };
  return { label: label[language], shape: 'plan', tasks: false, template };
}

const withTasks: Localized = { zh: '，附任务分解表', en: ', with the table of tasks' };

function shapeChoices(language: MessageLanguage): ExportChoice[] {
  return [false, true].flatMap((tasks) =>
    shapes.map(({ name, title }) => ({
      label: title[language] + (tasks ? withTasks[language] : ''),
      shape: name,
      tasks,
    })),
  );
}

const ownColumns: Localized = { zh: '按 gzyd.yaml 的栏目', en: 'with the columns of gzyd.yaml' };
const bySheet: Localized = { zh: '，每个牵头单位一张表', en: ', a sheet for each leading unit' };
const byMeasure: Localized = { zh: '，一条举措一行', en: ', a row for each measure' };

/** Columns that `gzyd.yaml` states come first. */
function ledgerChoices({ preset, columns, rows }: StatedLedger, language: MessageLanguage): ExportChoice[] {
  const forms: readonly { readonly title: Localized; readonly preset?: string }[] = [
    ...(preset === undefined && columns === undefined ? [] : [{ title: ownColumns }]),
    ...presets.map(({ name, title }) => ({ title, preset: name })),
  ];
  const kinds: readonly { readonly title?: Localized; readonly form: LedgerForm }[] = [
    { form: {} },
    { title: bySheet, form: { byUnit: true } },
    // Where the rows are measures anyway, nothing else is offered.
    ...(rows === 'measures' ? [] : [{ title: byMeasure, form: { rows: 'measures' as const } }]),
  ];
  return kinds.flatMap((kind) =>
    forms.map(({ title, ...form }): ExportChoice => ({
      label: title[language] + (kind.title?.[language] ?? ''),
      shape: 'plan',
      tasks: false,
      ledger: { ...form, ...kind.form },
    })),
  );
}
