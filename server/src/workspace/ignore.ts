/**
 * Findings that stay, without a mark in the text: an entry knows a finding by its rule, the item it stands in and the words around it,
 * so it survives renumbering, moved items and edits elsewhere.
 */
import { entryAt, titleText } from '../plan/plan';
import type { Plan } from '../plan/types';
import type { Finding, Rule } from '../rules/types';
import type { IgnoreEntry } from './settings';

/** Characters kept on each side, of the place itself, and of a title. */
const aroundLength = 8;
const textLength = 40;
const titleLength = 60;
/** Fewer agreeing characters than this say nothing about a finding whose item has another title. */
const enough = 6;

interface Facts {
  readonly item: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Where a finding stands, in words: without white space, and without the item's number, which may change. */
function factsOf(finding: Finding, plan: Plan): Facts {
  const { start, end } = finding.range;
  const entry = entryAt(plan.structure, start.line);
  const line = plan.lines[start.line];
  const title = entry === undefined ? '' : visible(titleText(plan, entry), titleLength);
  if (line === undefined) return { item: title, before: '', text: '', after: '' };
  const textStart = line.heading?.marker.spacing.end ?? 0;
  const from = Math.max(start.character, textStart);
  const to = Math.max(end.line === start.line ? end.character : line.text.length, from);
  return {
    item: title,
    before: tail(line.text.slice(Math.max(textStart, from - aroundLength * 8), from), aroundLength),
    text: visible(line.text.slice(from, to), textLength),
    after: end.line === start.line ? visible(line.text.slice(to, to + aroundLength * 8), aroundLength) : '',
  };
}

/** White space and control characters are dropped, halves of surrogate pairs replaced (a file in UTF-8 can't hold them). */
function clean(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '').replace(/[\ud800-\udfff]/gu, '\ufffd');
}

function visible(text: string, length: number): string {
  // A line may be megabytes long; what is cut here is far more than is kept.
  return [...clean(text.slice(0, length * 8))].slice(0, length).join('');
}

function tail(text: string, length: number): string {
  return [...clean(text)].slice(-length).join('');
}

/** Widths of characters don't tell words apart: a fix of half-width marks must not wake what was put to rest. */
function sameWords(a: string, b: string): boolean {
  return a === b || clean(a).normalize('NFKC') === clean(b).normalize('NFKC');
}

/** `strong` the item agrees · `weak` the item has another title now, but the words at the place are the same. */
type Match = 'strong' | 'weak' | undefined;

function matchOf(entry: IgnoreEntry, finding: Finding, facts: () => Facts): Match {
  if (entry.rule !== finding.code) return undefined;
  const { item, before, text, after } = entry;
  if (item === undefined && before === undefined && text === undefined && after === undefined) return 'strong';
  const found = facts();
  if (text !== undefined && !sameWords(text, found.text)) return undefined;
  const sides = [[before, found.before], [after, found.after]].filter((side): side is [string, string] => side[0] !== undefined);
  const agreeing = sides.filter(([stated, actual]) => sameWords(stated, actual));
  if (item === undefined || sameWords(item, found.item)) return sides.length === 0 || agreeing.length > 0 ? 'strong' : undefined;
  const words = (text ?? '').length + sides.reduce((sum, [stated]) => sum + stated.length, 0);
  return sides.length > 0 && agreeing.length === sides.length && words >= enough ? 'weak' : undefined;
}

/** Does the entry speak of this finding? (The file is not looked at: see `ResolvedConfiguration.ignore`.) */
export function matches(entry: IgnoreEntry, finding: Finding, plan: Plan): boolean {
  return matchOf(entry, finding, () => factsOf(finding, plan)) !== undefined;
}

export interface Filtered {
  /** The findings that remain, in their order. */
  readonly kept: readonly Finding[];
  /** Entries that spoke of no finding. */
  readonly unused: readonly IgnoreEntry[];
}

/**
 * Leaves out what the entries speak of. An entry whose item is there no more may still match by words, but only where no finding
 * matches it in full. The same array comes back when there are no entries.
 */
export function applyIgnore(entries: readonly IgnoreEntry[], findings: readonly Finding[], plan: Plan): Filtered {
  if (entries.length === 0) return { kept: findings, unused: entries };
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.code);
    if (group === undefined) byRule.set(finding.code, [finding]);
    else group.push(finding);
  }
  const known = new Map<Finding, Facts>();
  const factsFor = (finding: Finding): Facts => {
    let facts = known.get(finding);
    if (facts === undefined) known.set(finding, (facts = factsOf(finding, plan)));
    return facts;
  };
  const ignored = new Set<Finding>();
  const unused: IgnoreEntry[] = [];
  for (const entry of entries) {
    const found = (byRule.get(entry.rule) ?? []).map((finding) => ({ finding, match: matchOf(entry, finding, () => factsFor(finding)) }));
    const strong = found.filter(({ match }) => match === 'strong');
    const taken = strong.length > 0 ? strong : found.filter(({ match }) => match === 'weak').slice(0, 1);
    if (taken.length === 0) unused.push(entry);
    for (const { finding } of taken) ignored.add(finding);
  }
  return { kept: ignored.size === 0 ? findings : findings.filter((finding) => !ignored.has(finding)), unused };
}

/**
 * An entry for this finding. `file` is relative to the folder of `gzyd.yaml`. What a tally rule says once a document is keyed by the
 * file alone: its place is only the first of many.
 */
export function entryFor(finding: Finding, plan: Plan, file: string, kind?: Rule['kind']): IgnoreEntry {
  if (kind === 'tally') return { rule: finding.code, file };
  const { item, before, text, after } = factsOf(finding, plan);
  return {
    rule: finding.code, file,
    ...(item === '' ? {} : { item }),
    ...(before === '' ? {} : { before }),
    ...(text === '' ? {} : { text }),
    ...(after === '' ? {} : { after }),
  };
}

/** Entries for all findings of one plan, for `gzyd baseline`; the same entry is not made twice. */
export function baselineEntries(findings: readonly Finding[], plan: Plan, file: string, kindOf: (code: string) => Rule['kind'] | undefined = () => undefined): IgnoreEntry[] {
  const entries = new Map<string, IgnoreEntry>();
  for (const finding of findings) {
    const entry = entryFor(finding, plan, file, kindOf(finding.code));
    entries.set(JSON.stringify(entry), entry);
  }
  return [...entries.values()];
}
