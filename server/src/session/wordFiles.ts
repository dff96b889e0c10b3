/** Word files and pages for the client. What reads and writes them is loaded with the first request. */
import type { Configuration } from './configuration';
import type { Office, OfficeLoader } from './runtime';
import type { OpenPlan, WordFiles } from '../features/feature';
import { fromBase64, toBase64 } from '../files/base64';
import { baseName, joinUri } from '../files/uris';
import { profileOf } from '../layout/profile';
import { exportRemarks, unknownPlaceholder } from '../layout/remarks';
import { shapes } from '../layout/shapes';
import { documentTitle } from '../plan/query';
import type { Plan } from '../plan/types';
import type { ExportChoice, ExportParams, ExportResult } from '../protocol/wordMessages';
import type { Localized, MessageLanguage } from '../text/localized';

export function createWordFiles(
  loadOffice: OfficeLoader,
  configuration: Pick<Configuration, 'resolve' | 'languageOf'>,
): WordFiles {
  async function exported(office: Office, document: OpenPlan, params: ExportParams): Promise<ExportResult> {
    const { format, shape, tasks = false, template } = params;
    const language = configuration.languageOf(document.plan);
    const { layout } = await configuration.resolve(document.uri);
    const request = {
      shape: shapes.find(({ name }) => name === shape)?.name ?? 'plan',
      tasks: tasks === true,
      profile: profileOf(layout),
      notice: layout,
    };
    const text = textOf(document.plan);
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
    if (!filled.ok) return { ok: false, reason: filled.text[language] };
    const { bytes, unknown, ...facts } = filled.value;
    return done(bytes, [...exportRemarks(facts), ...unknown.map(unknownPlaceholder)]);
  }

  return {
    async exportChoices({ uri, plan }, format) {
      const { layout, layoutBase } = await configuration.resolve(uri);
      const language = configuration.languageOf(plan);
      const inTemplate =
        format === 'docx' && layout.template !== undefined && layoutBase !== undefined
          ? [templateChoice(joinUri(layoutBase, layout.template), language)]
          : [];
      return { choices: [...inTemplate, ...shapeChoices(language)], title: documentTitle(plan) ?? '' };
    },
    export: async (document, params) => exported(await loadOffice(), document, params),
  };
}

function textOf({ lines }: Plan): string {
  return lines.map(({ text }) => text).join('\n');
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
