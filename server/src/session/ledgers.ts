/**
 * Plans compared, drafts merged, ledgers and progress for the client. What makes them is loaded with the first request.
 */
import type { Configuration } from './configuration';
import type { Office, OfficeLoader } from './runtime';
import { bytesOf, refused } from './wordFiles';
import type { Ledgers, OpenPlan } from '../features/feature';
import { toBase64 } from '../files/base64';
import type { Utf8Reader } from '../files/decode';
import { readPlan } from '../files/planContent';
import { unreadText } from '../files/unreadText';
import { baseName } from '../files/uris';
import { profileOf } from '../layout/profile';
import type { PlanAndLedger, SentDraft } from '../office';
import { planText } from '../plan/query';
import type {
  CompareParams,
  CompareResult,
  MergeParams,
  MergeResult,
  NamedContent,
  PlanAndLedgerParams,
  PlanSource,
  ProgressParams,
  ProgressResult,
} from '../protocol/ledgerMessages';
import { dayOfText } from '../text/calendar';
import type { Localized } from '../text/localized';

export function createLedgers(
  loadOffice: OfficeLoader,
  configuration: Pick<Configuration, 'resolve' | 'language' | 'languageOf'>,
  utf8Text: Utf8Reader | undefined,
): Ledgers {
  /** The text, or why there is none. */
  async function textOf(source: PlanSource): Promise<{ readonly text: string } | { readonly why: Localized }> {
    if ('text' in source && typeof source.text === 'string') return { text: source.text };
    const { name, content } = source as NamedContent;
    const read = await readPlan(bytesOf(content), nameOf(name), {
      ...(utf8Text === undefined ? {} : { utf8Text }),
      loadOffice,
    });
    return read.ok ? { text: read.text } : { why: about(name, unreadText(read)) };
  }

  async function compare({ plans: [first, second], format, links }: CompareParams): Promise<CompareResult> {
    const [one, other] = [await textOf(first), await textOf(second)];
    const { language } = configuration;
    if ('why' in one) return refused(one.why, language);
    if ('why' in other) return refused(other.why, language);
    const { comparison } = await loadOffice();
    const compared = comparison(
      [
        { name: nameOf(first.name), text: one.text },
        { name: nameOf(second.name), text: other.text },
      ],
      language,
    );
    if (format === 'xlsx') return { ok: true, content: toBase64(compared.workbook()) };
    const page = compared.page({ show: nameOf(links?.show), save: nameOf(links?.save) });
    return { ok: true, page, earlier: compared.earlier, aligned: compared.aligned() };
  }

  async function sidesOf({ uri, plan }: OpenPlan, { content }: PlanAndLedgerParams): Promise<PlanAndLedger> {
    return { text: planText(plan), ledger: bytesOf(content), configured: await configuration.resolve(uri) };
  }

  async function progress(office: Office, { books, uri, date }: ProgressParams): Promise<ProgressResult> {
    const { language } = configuration;
    const day = dayOfText(nameOf(date));
    if (day === undefined) return refused(noDay, language);
    const read = [];
    for (const { name, content } of books) {
      const workbook = office.readWorkbook(bytesOf(content));
      if (!workbook.ok) return refused(about(name, workbook.text), language);
      read.push({ file: nameOf(name), workbook: workbook.value });
    }
    const { ledger } = await configuration.resolve(nameOf(uri));
    const made = office.progressReport(read, { format: 'html', date: day, language, stated: ledger });
    return made.ok ? { ok: true, page: made.output as string } : refused(about(made.file, office.noTable), language);
  }

  async function draftOf(office: Office, source: PlanSource): Promise<SentDraft | { readonly why: Localized }> {
    const name = nameOf(source.name);
    if (!('content' in source) || !/\.xls[xm]$/i.test(name)) {
      const read = await textOf(source);
      return 'why' in read ? read : { name, text: read.text };
    }
    const workbook = office.readWorkbook(bytesOf(source.content));
    return workbook.ok ? { name, workbook: workbook.value } : { why: about(name, workbook.text) };
  }

  async function merge(office: Office, { drafts, like, sources, uri }: MergeParams): Promise<MergeResult> {
    const { language } = configuration;
    const sent: SentDraft[] = [];
    for (const source of drafts) {
      const read = await draftOf(office, source);
      if ('why' in read) return refused(read.why, language);
      sent.push(read);
    }
    const model = like === undefined ? undefined : await textOf(like);
    if (model !== undefined && 'why' in model) return refused(model.why, language);
    const made = office.mergedDrafts(sent, {
      like: model === undefined ? undefined : { name: nameOf(like!.name), text: model.text },
      marks: sources === 'lines',
    });
    if (!made.ok) return refused(about(drafts[made.at]!.name, made.why), language);
    const { written } = made;
    const remarks = made.remarks.map((remark) => remark[language]);
    if (sources !== 'comments') return { ok: true, text: written.text, remarks };
    const { layout } = await configuration.resolve(nameOf(uri));
    const request = { profile: profileOf(layout), notice: layout };
    const word = office.mergedWord(written, request, { sources: true, language });
    return word.ok
      ? { ok: true, text: written.text, content: toBase64(word.value), remarks }
      : refused(word.text, language);
  }

  return {
    compare,
    async differences(document, params) {
      const { ledgerDifferences } = await loadOffice();
      const language = configuration.languageOf(document.plan);
      const found = ledgerDifferences(await sidesOf(document, params), {
        planName: baseName(document.uri),
        ledgerName: nameOf(params.name),
        links: { take: nameOf(params.links?.take), update: nameOf(params.links?.update) },
        language,
      });
      return found.ok ? { ok: true, ...found.value } : refused(about(params.name, found.text), language);
    },
    async take(document, params) {
      const { takeFromLedger } = await loadOffice();
      const { version, plan } = document;
      const taken = takeFromLedger(await sidesOf(document, params), params.key);
      return taken.ok
        ? { ok: true, version, ...taken.value }
        : refused(about(params.name, taken.text), configuration.languageOf(plan));
    },
    async update(document, params) {
      const { updatedLedger } = await loadOffice();
      const language = configuration.languageOf(document.plan);
      const updated = updatedLedger(await sidesOf(document, params), language);
      if (!updated.ok) return refused(about(params.name, updated.text), language);
      const { bytes, ...counts } = updated.value;
      return { ok: true, content: toBase64(bytes), ...counts };
    },
    progress: async (params) => progress(await loadOffice(), params),
    merge: async (params) => merge(await loadOffice(), params),
  };
}

const noDay: Localized = { zh: '日期的写法应如 2026-06-30', en: 'a day is written as 2026-06-30' };

/** Any client may send anything. */
function nameOf(name: unknown): string {
  return typeof name === 'string' ? name : '';
}

function about(name: unknown, { zh, en }: Localized): Localized {
  return { zh: `${nameOf(name)}：${zh}`, en: `${nameOf(name)}: ${en}` };
}
