/** The merged plan as text, numbered in one form. */
import { runsThrough } from '../plan/numbering/firstNumber';
import { markerRank, rowRank } from '../plan/outline/markerRanks';
import type { Plan } from '../plan/types';
import { formOf, markerBefore, type MarkerForm } from '../refactor/markerForms';
import { sourceMark } from '../scan/sourceMarks';
import type { DraftItem } from './draft';
import type { Contribution, Merged, MergedSection } from './merge';

/** How the layers are numbered, from the sections inwards. */
export interface Numbering {
  readonly forms: readonly MarkerForm[];
  /** The numbers of items run on from section to section. */
  readonly through: boolean;
}

export interface WrittenMerger {
  readonly text: string;
  /** Lines of the text, from 0: who sent what begins there. */
  readonly sources: readonly { readonly line: number; readonly from: readonly string[] }[];
  readonly lineOf: ReadonlyMap<Contribution, number>;
}

const plainForm = (prefix: string, figures: string, delimiter: string): MarkerForm => ({
  indent: '',
  prefix,
  figures,
  delimiter,
  spacing: '',
});

const usual: readonly { readonly rank: number; readonly form: MarkerForm }[] = [
  { rank: markerRank.han, form: plainForm('', '一', '、') },
  { rank: markerRank.arabic, form: plainForm('', '1', '.') },
  { rank: markerRank.arabicParen, form: plainForm('（', '1', '）') },
  { rank: markerRank.circled, form: plainForm('', '①', '') },
];

/** As `model` numbers its own layers; in the usual form inside them, above mere items, or where there is no model. */
export function numberingOf(model: Plan | undefined, hasSections: boolean): Numbering {
  const { entries } = model?.structure ?? { entries: [] };
  const layers = new Map<number, MarkerForm>();
  for (const entry of entries) {
    const { marker, rank } = entry;
    // A decimal repeats the number above it, which may have another form now.
    if (marker === undefined || rank === rowRank || marker.kind === 'decimal' || layers.has(rank)) continue;
    layers.set(rank, formOf(model!, entry)!);
  }
  const own = [...layers.keys()].sort((a, b) => a - b);
  const [first = Infinity, second] = own;
  const isHeaded = first <= markerRank.hanParen;
  if (hasSections && !isHeaded) layers.set(usual[0]!.rank, usual[0]!.form);
  const innermost = Math.max(0, ...layers.keys());
  for (const { rank, form } of usual) if (rank > innermost) layers.set(rank, form);
  return {
    forms: [...layers].sort(([a], [b]) => a - b).map(([, form]) => form),
    through:
      model === undefined || !isHeaded || second === undefined
        ? true
        : runsThrough(model, entries.length - 1, second, first, 'auto'),
  };
}

/** With `marks`, 【来源：…】 stands below what was sent. */
export function writeMerged(merged: Merged, { forms, through }: Numbering, marks: boolean): WrittenMerger {
  const lines: string[] = [];
  const sources: { line: number; from: readonly string[] }[] = [];
  const lineOf = new Map<Contribution, number>();
  const signed = (from: readonly string[], write: () => void): void => {
    sources.push({ line: lines.length, from });
    write();
    if (marks) lines.push(sourceMark(from));
  };
  const numbered = (depth: number, number: number, text: string): void => {
    const form = forms[Math.min(depth, forms.length - 1)]!;
    // ① goes to 20.
    lines.push((markerBefore(form, number, text) ?? `（${number}）`) + text);
  };
  const writeItem = ({ text, lines: more, children }: DraftItem, depth: number, number: number): void => {
    numbered(depth, number, text);
    lines.push(...more);
    children.forEach((child, index) => writeItem(child, depth + 1, index + 1));
  };
  if (merged.title !== undefined) lines.push(merged.title);
  lines.push(...merged.opening);
  const isFlat = merged.sections.every(({ isRest }) => isRest);
  let next = 1;
  const writeContents = ({ paragraphs, groups }: MergedSection, depth: number, nextNumber: () => number): void => {
    for (const { from, lines: said } of paragraphs) signed(from, () => lines.push(...said));
    for (const member of groups.flatMap(({ members }) => members)) {
      lineOf.set(member, lines.length);
      signed(member.from, () => writeItem(member.item, depth, nextNumber()));
    }
  };
  const writeSection = (section: MergedSection, index: number): void => {
    if (!isFlat) numbered(0, index + 1, section.text);
    if (!through) next = 1;
    const depth = isFlat ? 0 : 1;
    writeContents(section, depth, () => next++);
    for (const part of section.parts) {
      numbered(depth, next++, part.text);
      let own = 1;
      writeContents(part, depth + 1, () => own++);
    }
  };
  merged.sections.forEach(writeSection);
  lines.push(...merged.closing);
  return { text: `${lines.join('\n')}\n`, sources, lineOf };
}
