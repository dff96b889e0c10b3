import { Feature } from '../../text/characters';
import { defineLineFact, structure } from '../../plan/facts/define';
import { rangeOf, type Span } from '../../text/positions';
import { zoneAt } from '../../plan/query';
import type { Line } from '../../scan/types';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'text/repeated-sentence',
  severity: 'warning',
  fixable: true,
  title: { zh: '句子重复', en: 'Sentence stands twice' },
  description: {
    zh: '同一段里有两个一样的句子，或前后两段完全相同，多为粘贴所致。不到十个字的句子和表格不查。',
    en: 'The same sentence twice in one paragraph, or two paragraphs in a row that are the same, as when text is pasted twice. Sentences of fewer than ten characters, and tables, are left alone.',
  },
} as const;

/** Shorter sentences may well stand twice; UTF-16 units. */
const shortest = 10;

interface SentenceLine {
  /** The later one of two equal sentences. */
  readonly repeats: readonly Span[];
  /** The whole paragraph without its number, if it is long enough to be the same by mistake. */
  readonly paragraph: string | undefined;
  readonly span: Span;
}

const sentenceLines = defineLineFact({
  of(line): SentenceLine | undefined {
    if (line.shape === 'chrome' || line.shape === 'table' || line.shape === 'blank') return undefined;
    const start = line.heading?.title.start ?? line.text.search(/\S/);
    const text = line.text.slice(start).trimEnd();
    if (text.length < shortest) return undefined;
    const repeats = (line.features & Feature.Punctuation) === 0 ? [] : repeatsIn(line, start);
    const paragraph = text.length >= shortest && /[。；，]/.test(text) ? text : undefined;
    return repeats.length === 0 && paragraph === undefined
      ? undefined
      : { repeats, paragraph, span: { start, end: start + text.length } };
  },
  same: (a, b) =>
    a.paragraph === b.paragraph &&
    a.span.start === b.span.start &&
    a.repeats.length === b.repeats.length &&
    a.repeats.every(({ start, end }, index) => start === b.repeats[index]!.start && end === b.repeats[index]!.end),
});

export const repeatedSentenceRule = planRule({
  meta,
  inputs: { structure, sentenceLines },
  check(inputs) {
    const findings: Finding[] = [];
    const { lines, facts } = inputs.sentenceLines;
    facts.forEach(({ repeats, paragraph, span }, at) => {
      const line = lines[at]!;
      const zone = zoneAt(inputs.structure, line);
      if (zone === 'front' || zone === 'end') return;
      const again = paragraph !== undefined && facts[at - 1]?.paragraph === paragraph;
      if (again) {
        findings.push({
          code: meta.code,
          range: rangeOf(line, span),
          message: { zh: '这一段与上一段完全相同。', en: 'This paragraph is the same as the one above.' },
        });
        return;
      }
      for (const repeat of repeats)
        findings.push({
          code: meta.code,
          range: rangeOf(line, repeat),
          message: { zh: '这一句在本段前面已经有了。', en: 'This sentence stands earlier in the paragraph.' },
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

/** Sentences with their mark: the later of two equal ones. */
function repeatsIn({ text }: Line, from: number): Span[] {
  const seen = new Set<string>();
  const found: Span[] = [];
  let start = from;
  for (let at = from; at < text.length; at++) {
    if (!'。；！？'.includes(text[at]!)) continue;
    if (at - start >= shortest) {
      const sentence = text.slice(start, at);
      if (seen.has(sentence)) found.push({ start, end: at + 1 });
      else seen.add(sentence);
    }
    start = at + 1;
  }
  return found;
}
