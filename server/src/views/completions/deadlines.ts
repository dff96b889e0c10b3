/** Deadlines: those of this plan, then the usual ones. */
import { createMatcher } from '../../text/pinyin';
import { defineCounted } from './counted';
import type { Completion, CompletionContext, CompletionSource } from './completion';
import { hanBefore, type Place } from './place';

const usual: readonly string[] = [
  '年底前',
  '6月底前',
  '上半年',
  '第一季度前',
  '第二季度前',
  '第三季度前',
  '第四季度前',
  ...[1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12].map((month) => `${month}月底前`),
];

const longest = 10;
/** Without anything typed, so many are shown. */
const few = 8;

const deadlinesNamed = defineCounted(({ text, deadlines }) =>
  deadlines
    .filter(({ kind, opening }) => kind !== 'pace' && opening !== true)
    .map(({ span }) => text.slice(span.start, span.end))
    .filter((name) => name.length <= longest),
);

export const deadlines: CompletionSource = (context) => {
  const { plan, place, asked } = context;
  if (!mayStand(place, asked)) return [];
  const own = deadlinesNamed(plan).map(({ name }) => name);
  const all = [...new Set([...own.slice(0, 20), ...usual])];
  const isOwn = new Set(own);
  const start = typedStart(context, all);
  const found = fitting(context, all, start).map(({ name, fit }): Completion => ({
    label: name,
    kind: 'deadline',
    span: { start, end: place.column },
    fit,
    newText: name,
    detail: isOwn.has(name) ? { zh: '本文的时限', en: 'A deadline of this plan' } : { zh: '时限', en: 'Deadline' },
  }));
  return start === place.column ? found.slice(0, few) : found;
};

/** In prose where they are asked for; in a note behind 完成时限：. */
function mayStand({ note, title, opensLine }: Place, asked: boolean): boolean {
  if (note !== undefined) return note.otherLabel !== undefined && /时[限间]|期限/.test(note.otherLabel);
  return asked && title === undefined && !opensLine;
}

/** Chinese has no spaces between words: the longest stretch before the cursor that some deadline begins with. */
function typedStart({ place: { line, column, word } }: CompletionContext, all: readonly string[]): number {
  const { text } = line;
  const han = hanBefore(text, column, longest);
  let figures = column - han.length;
  while (column - figures < longest && /[0-9０-９]/.test(text[figures - 1] ?? '')) figures--;
  for (let start = figures; start < column; start++) {
    const typed = text.slice(start, column).normalize('NFKC');
    if (all.some((name) => name.startsWith(typed))) return start;
  }
  return word.start;
}

function fitting(
  { place: { line, column } }: CompletionContext,
  all: readonly string[],
  start: number,
): readonly { readonly name: string; readonly fit: number }[] {
  const match = createMatcher(line.text.slice(start, column));
  return all
    .flatMap((name) => {
      const fit = match(name);
      // 12 is no beginning of 1月底前, and n stands for 年底前 but not for 上半年.
      return fit === undefined || fit > 1 ? [] : [{ name, fit }];
    })
    .sort((a, b) => a.fit - b.fit);
}
