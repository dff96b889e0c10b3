/**
 * Gives a unit another name in all notes that name it. Other text stays, even where it mentions the unit: 教育局 in a
 * sentence may be a part of another name (市教育局), or another body of that name.
 */
import { nameKey } from '../text/normaliseCharacters';
import { rangeOf } from '../text/positions';
import type { Edit } from '../text/edits';
import type { Localized } from '../text/localized';
import type { NamingNote, UnitInNote } from '../plan/namedUnits';

/** UTF-16 units. The longest names of real bodies have about 30. */
const longestName = 60;

/** Marks that part names or end notes; a name with one of them would be read as two names, or as none. */
const marks = /[、，,；;。！？!?：:|│┃<>《》“”"\t]/u;

/** Why a text can't be the name of a unit; undefined if it can. */
export function invalidName(name: string): Localized | undefined {
  if (nameKey(name) === '') return { zh: '单位名称不能为空。', en: 'A unit needs a name.' };
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    return { zh: '单位名称不能换行，也不能含控制字符。', en: 'A name has no line ends and no control characters.' };
  const [mark] = marks.exec(name) ?? [];
  if (mark !== undefined)
    return {
      zh: `单位名称不能含“${mark}”：它会把名称隔成两个。`,
      en: `A name can’t contain “${mark}”: it would part the name in two.`,
    };
  if (name.length > longestName)
    return { zh: `单位名称过长（最多${longestName}字）。`, en: `The name is longer than ${longestName} characters.` };
  return isBalanced(name) ? undefined : { zh: '单位名称中的括号不成对。', en: 'The brackets of the name don’t match.' };
}

const closing: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '〔': '〕',
  '【': '】',
  '[': ']',
  '［': '］',
};

function isBalanced(name: string): boolean {
  const open: string[] = [];
  for (const character of name) {
    if (closing[character] !== undefined) open.push(closing[character]);
    else if (Object.values(closing).includes(character) && open.pop() !== character) return false;
  }
  return open.length === 0;
}

/** Whether one of the notes names the unit. */
export function isNamed(notes: readonly NamingNote[], name: string): boolean {
  const key = nameKey(name);
  return notes.some(({ units }) => units.some((unit) => nameKey(unit.name) === key));
}

/**
 * The edits that rename the unit, however it is spelled. A note that names the other already comes to name it once: the
 * later mention goes with its separator. Where a verb or a label speaks of that mention, both stay for the author to
 * sort out, as a finding of `responsibility/duplicate-unit`.
 */
export function renameUnit(notes: readonly NamingNote[], from: string, to: string): Edit[] {
  const keys = { from: nameKey(from), to: nameKey(to) };
  return notes.flatMap((note) => renameInNote(note, keys, to));
}

function renameInNote(note: NamingNote, keys: { readonly from: string; readonly to: string }, to: string): Edit[] {
  const { line, units } = note;
  const isOld = ({ name }: UnitInNote): boolean => nameKey(name) === keys.from;
  if (!units.some(isOld)) return [];
  const merges = keys.from !== keys.to && units.some(({ name }) => nameKey(name) === keys.to);
  let first = true;
  return units.flatMap((unit, index): Edit[] => {
    if (!isOld(unit) && !(merges && nameKey(unit.name) === keys.to)) return [];
    const extra = merges && !first;
    first = false;
    const removal = extra ? removalOf(note, index) : undefined;
    if (removal !== undefined) return [removal];
    return isOld(unit) ? [{ range: rangeOf(line, unit.span), newText: to }] : [];
  });
}

/** Between two names that stand in one list. */
const separator = /^\s*(?:[、，,；;]|和|及|与|以及)\s*$/;

/** A name that follows another in its list goes with the separator before it, the first of a list with that behind. */
function removalOf({ line, text, start, units }: NamingNote, index: number): Edit | undefined {
  const { span } = units[index]!;
  const between = (from: number, to: number): boolean => separator.test(text.slice(from - start, to - start));
  const before = units[index - 1]?.span;
  if (before !== undefined && between(before.end, span.start))
    return { range: rangeOf(line, { start: before.end, end: span.end }), newText: '' };
  const behind = units[index + 1]?.span;
  if (behind !== undefined && between(span.end, behind.start))
    return { range: rangeOf(line, { start: span.start, end: behind.start }), newText: '' };
  return undefined;
}
