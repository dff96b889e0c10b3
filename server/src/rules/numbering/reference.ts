import { lines, structure } from '../../plan/facts/define';
import { referencesOf, type Reference, type ReferenceTerm } from '../../plan/numbering/references';
import { lostMarks } from '../../plan/numbering/lostMarks';
import { seriesBySetting, type Series } from '../../plan/numbering/series';
import { rangeOf } from '../../text/positions';
import type { Entry, Plan } from '../../plan/types';
import type { MarkerKind } from '../../scan/types';
import { planRule, type PlanFinding } from '../types';

const meta = {
  code: 'numbering/reference',
  severity: 'warning',
  fixable: false,
  title: { zh: '引用落空', en: 'Reference to nothing' },
  description: {
    zh: '文中提到“第9项”“第四部分”，本文却没有这一项、这一部分，多见于删去或合并条目之后。引用法律、合同和其他文件的不报。',
    en: 'The text refers to item 9 (第9项) or part four (第四部分), but the plan has no such item or part, as after a deletion. References to laws, contracts and other documents are left alone.',
  },
} as const;

export const referenceRule = planRule({
  meta,
  inputs: { references: referencesOf, seriesIn: seriesBySetting, lines, structure },
  check({ references, seriesIn, ...plan }, { numbering }) {
    if (plan.structure.title === undefined) return [];
    const open = references.filter(
      (reference) =>
        reference.terms.some(({ missing }) => missing) && isSure(plan.lines[reference.line]!.text, reference),
    );
    if (open.length === 0) return [];
    const index = indexOf(plan.structure.entries);
    const lost = lostNumbers(plan, seriesIn(numbering));
    return open.flatMap((reference): PlanFinding[] => {
      const inLine = new Set(plan.lines[reference.line]!.actions.map(({ number }) => number));
      const nowhere = reference.terms.filter(
        (term) => term.missing && !lost.has(term.number) && !inLine.has(term.number) && isNowhere(term, index),
      );
      return nowhere.length === 0 ? [] : [finding(reference, nowhere)];
    });
  },
});

function finding({ line, span }: Reference, nowhere: readonly ReferenceTerm[]): PlanFinding {
  const [{ within }] = nowhere as readonly [ReferenceTerm];
  const names = nowhere
    .map(({ number, bracketed, noun }) => `第${bracketed ? `（${number}）` : number}${noun}`)
    .join('、');
  const where = within === undefined ? '本文' : `第${within}部分`;
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `引用落空：${where}没有“${names}”。`,
      en: `Reference to nothing: there is no ${names} in ${within === undefined ? 'this plan' : `part ${within}`}.`,
    },
  };
}

/** Words that point to something in this text. */
const pointing = /(?:见|参照|参考|对照|前述|上述|上文|下文|本要点|本计划|本方案)的?[“‘]?\s*$/;
/** What else may have numbered parts. */
const otherSource =
  /》|合同|协议|法律|法规|条例|章程|准则|规划|纲要|文件|清单|台账|决议|公约|细则|方案|名单|目录|附件|附表|号文/;
/** And what else may have numbered tasks. */
const otherTasks = /办法|规定|意见|报告|标准|规范|决定|制度|实事|提案|议案|建议|整改|反馈|督查|考核|指标/;
/** What may follow a reference to an item: 第5项任务, 第5项的, 第5项，. */
const behind =
  /^(?:的|任务|工作|举措|措施|要求|内容|一并|推进|执行|落实|办理|统筹|衔接|实施|开展|[，。；、：（）)”’]|\s*$)/;
/** How much of the text before it is looked at; UTF-16 units. */
const window = 200;

/** Whether the plan itself must be meant. */
function isSure(text: string, { span, terms }: Reference): boolean {
  if (!behind.test(text.slice(span.end, span.end + 2))) return false;
  const before = text.slice(Math.max(0, span.start - window), span.start);
  if (pointing.test(before)) return !otherSource.test(before.slice(before.lastIndexOf('。') + 1));
  const isItem = terms.every(({ noun }) => noun === '项' || noun === '部分');
  return isItem && !otherSource.test(before) && !otherTasks.test(before);
}

interface Index {
  /** How many parts there are, numbered or not. */
  readonly parts: number;
  /** 一、 by number; undefined for a number that occurs more than once. */
  readonly sections: ReadonlyMap<number, Entry | undefined>;
  /** Number of the first entry of a rank. */
  readonly first: ReadonlyMap<number, number>;
  /** Entries by kind of marker and number, and by the 一、 above them. */
  readonly numbered: ReadonlySet<string>;
}

function indexOf(entries: readonly Entry[]): Index {
  const sections = new Map<number, Entry | undefined>();
  const first = new Map<number, number>();
  const numbered = new Set<string>();
  /** By entry: the number of the 一、 that contains it. */
  const within = new Map<Entry, number>();
  let parts = 0;
  for (const entry of entries) {
    if (entry.kind === 'part') parts++;
    const above = entry.parent === undefined ? undefined : within.get(entry.parent);
    if (entry.marker === undefined) {
      if (above !== undefined) within.set(entry, above);
      continue;
    }
    const { kind, number } = entry.marker;
    if (!first.has(entry.rank)) first.set(entry.rank, number);
    numbered.add(`${kind} ${number}`);
    if (above !== undefined) numbered.add(`${above}: ${kind} ${number}`);
    if (kind === 'han') sections.set(number, sections.has(number) ? undefined : entry);
    const section = kind === 'han' ? number : above;
    if (section !== undefined) within.set(entry, section);
  }
  return { parts, sections, first, numbered };
}

const partKinds: readonly MarkerKind[] = ['part', 'chapter', 'sectionSign', 'node', 'han', 'ordinal'];
const itemKinds: readonly MarkerKind[] = [
  'arabic',
  'hanParen',
  'arabicParen',
  'circled',
  'article',
  'decimal',
  'ordinal',
];
const bracketedKinds: readonly MarkerKind[] = ['hanParen', 'arabicParen'];

/** Whether nothing the term could mean has this number, in any layer. */
function isNowhere(term: ReferenceTerm, { parts, sections, first, numbered }: Index): boolean {
  const { noun, number, rank, within, bracketed, chinese } = term;
  if (number === 0) return false;
  const isThere = (kinds: readonly MarkerKind[], above = ''): boolean =>
    kinds.some((kind) => numbered.has(`${above}${kind} ${number}`));
  if (noun === '部分') return parts < number && !isThere(partKinds);
  const kinds = bracketed ? bracketedKinds : chinese ? [...itemKinds, 'han' as const] : itemKinds;
  // A plan that begins with item 5 is an excerpt: item 4 is elsewhere.
  if (within === undefined) return first.get(rank!) === 1 && !isThere(kinds);
  // 第二部分第3项 may be the third one there, or the one numbered 3.
  const section = sections.get(within);
  return section !== undefined && section.children.length < number && !isThere(kinds, `${within}: `);
}

/** Numbers that are there but mistyped or without their mark: another finding reports that. */
function lostNumbers(plan: Pick<Plan, 'lines' | 'structure'>, all: readonly Series[]): ReadonlySet<number> {
  return new Set(
    all.flatMap((series) =>
      series.slips.flatMap((slip) =>
        slip.kind === 'gap' ? lostMarks(plan, series, slip).map(({ number }) => number) : [slip.expected],
      ),
    ),
  );
}
