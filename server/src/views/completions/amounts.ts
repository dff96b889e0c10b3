/** ×所 behind 新建: an amount to be filled in, with the measure words that this plan uses behind the verb. */
import { defineCounted } from './counted';
import { escapeSnippet, type CompletionSource } from './completion';
import { hanBefore } from './place';

const most = 5;
const longestVerb = 4;
/** What `text/placeholder` reports as long as it stands. */
const figure = '×';
const joined = '\u0000';

/** Verb and measure word of the plan's targets. */
const verbsWithMeasures = defineCounted(({ targets, text }) =>
  targets.flatMap(({ verb, measure, number, object }) =>
    // 新建幼儿园12所 says nothing about what stands right behind 新建.
    verb === undefined || measure.end <= measure.start || (object !== undefined && object.end <= number.start)
      ? []
      : [text.slice(verb.start, verb.end) + joined + text.slice(measure.start, measure.end)],
  ),
);

export const amounts: CompletionSource = ({ plan, place, asked, snippets }) => {
  if (!asked || place.note !== undefined || place.title !== undefined || place.word.end > place.word.start) return [];
  const before = hanBefore(place.line.text, place.column, longestVerb);
  if (before === '') return [];
  const span = { start: place.column, end: place.column };
  return verbsWithMeasures(plan)
    .map(({ name }) => name.split(joined) as [verb: string, measure: string])
    .filter(([verb]) => before.endsWith(verb))
    .slice(0, most)
    .map(([, measure]) => ({
      label: figure + measure,
      kind: 'amount',
      span,
      fit: 1,
      newText: snippets ? `\${1:${figure}}${escapeSnippet(measure)}` : figure + measure,
      snippet: snippets,
      detail: { zh: '数量待填', en: 'An amount to fill in' },
    }));
};
