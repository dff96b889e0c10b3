import { CodeSet, Feature, skipSpaces, trimEnd } from '../../text/characters';
import { defineFact, defineLineFact, lines, structure } from '../../plan/facts/define';
import { rangeOf, type Span } from '../../text/positions';
import { isOwnText } from '../../plan/query';
import type { Line } from '../../scan/types';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'text/repeated-sentence',
  severity: 'warning',
  fixable: true,
  title: { zh: '句子重复', en: 'Repeated sentence' },
  description: {
    zh: '同一段里有两个一样的句子，或前后两段完全相同，多为粘贴所致。不到十个字的句子和表格不查。',
    en: 'The same sentence twice in one paragraph, or two paragraphs in a row that are the same, as when text is pasted twice. Sentences of fewer than ten characters, and tables, are left alone.',
  },
} as const;

/** Shorter sentences may be repeated on purpose; UTF-16 units. */
const shortest = 10;

/** Of equal sentences in a line, the later ones. */
const repeatLines = defineLineFact({
  features: Feature.Punctuation,
  of(line): readonly Span[] | undefined {
    if (line.shape === 'chrome' || line.shape === 'table' || line.shape === 'blank') return undefined;
    const repeats = repeatsIn(line);
    return repeats.length === 0 ? undefined : repeats;
  },
});

/** Lines that are the same as the paragraph above, apart from their numbers. */
const sameAsAbove = defineFact({
  inputs: { lines },
  compute({ lines: all }): readonly number[] {
    const found: number[] = [];
    let above: Line | undefined;
    for (let index = 0; index < all.length; index++) {
      const line = all[index]!;
      if (line.shape === 'blank') continue;
      if (above !== undefined && isSameParagraph(above, line)) found.push(index);
      above = line;
    }
    return found.length === 0 ? noLines : found;
  },
  same: (a, b) => a.length === b.length && a.every((line, index) => line === b[index]),
});

const noLines: readonly number[] = [];

function isSameParagraph(above: Line, line: Line): boolean {
  const [a, b] = [textStart(above), textStart(line)];
  const length = line.text.length - b;
  if (length !== above.text.length - a || length < shortest) return false;
  // Most lines already differ in their last characters.
  if (line.text.charCodeAt(line.text.length - 2) !== above.text.charCodeAt(above.text.length - 2)) return false;
  if (line.shape === 'table' || line.shape === 'chrome') return false;
  return line.text.slice(b) === above.text.slice(a) && /[。；，]/.test(line.text);
}

function textStart({ heading, text }: Line): number {
  return heading?.title.start ?? skipSpaces(text, 0);
}

export const repeatedSentenceRule = planRule({
  meta,
  inputs: { structure, lines, repeatLines, sameAsAbove },
  check(inputs) {
    const findings: Finding[] = [];
    const isOwn = (line: number): boolean => isOwnText(inputs.structure, line);
    const again = new Set(inputs.sameAsAbove.filter(isOwn));
    for (const line of again) {
      const { text } = inputs.lines[line]!;
      findings.push({
        code: meta.code,
        range: rangeOf(line, { start: textStart(inputs.lines[line]!), end: trimEnd(text, text.length) }),
        message: { zh: '这一段与上一段完全相同。', en: 'This paragraph is the same as the one above.' },
      });
    }
    inputs.repeatLines.facts.forEach((repeats, at) => {
      const line = inputs.repeatLines.lines[at]!;
      if (again.has(line) || !isOwn(line)) return;
      for (const repeat of repeats)
        findings.push({
          code: meta.code,
          range: rangeOf(line, repeat),
          message: { zh: '这一句在本段前面已经有了。', en: 'This sentence already appears earlier in the paragraph.' },
          fixes: [
            {
              title: { zh: '删去重复的句子', en: 'Delete the repeated sentence' },
              edits: [{ range: rangeOf(line, repeat), newText: '' }],
              preferred: true,
            },
          ],
        });
    });
    return findings;
  },
});

const none: readonly Span[] = [];
const ends = new CodeSet('。；！？');

/** Sentences with their mark; of two equal ones the later. Only sentences of the same length are compared. */
function repeatsIn(line: Line): readonly Span[] {
  const { text } = line;
  let start = line.heading?.title.start ?? 0;
  let sentences: Span[] | undefined;
  for (let at = start; at < text.length; at++) {
    if (!ends.has(text.charCodeAt(at))) continue;
    if (at - start >= shortest) (sentences ??= []).push({ start, end: at + 1 });
    start = at + 1;
  }
  if (sentences === undefined || sentences.length < 2) return none;
  const lengths = new Set<number>();
  const twice = new Set<number>();
  for (const span of sentences) {
    const length = span.end - span.start;
    if (lengths.has(length)) twice.add(length);
    else lengths.add(length);
  }
  if (twice.size === 0) return none;
  const seen = new Set<string>();
  return sentences.filter((span) => {
    if (!twice.has(span.end - span.start)) return false;
    const sentence = text.slice(span.start, span.end);
    if (seen.has(sentence)) return true;
    seen.add(sentence);
    return false;
  });
}
