/**
 * Whole notes, as this plan writes them: （责任单位：…）, （牵头单位：…；配合单位：…）, （…牵头，…配合）. Behind a bracket that is
 * there already only what belongs inside is put in.
 */
import { closingOf, insertedForm, noteForms, unitToFillIn } from '../../rules/responsibility/notes';
import { createMatcher, type Fit } from '../../text/pinyin';
import type { Span } from '../../text/positions';
import { escapeSnippet, type Completion, type CompletionContext, type CompletionSource } from './completion';
import { writtenForms, type WrittenForm } from './forms';
import { hanBefore } from './place';

/** Offered beside the plan's own. */
const usual: readonly WrittenForm[] = [
  { parts: ['责任单位：', ''], persons: [false] },
  { parts: ['牵头单位：', '；配合单位：', ''], persons: [false, false] },
  { parts: ['', '牵头，', '配合'], persons: [false, false] },
];

/** Of the plan's own, the commonest. */
const mostOwn = 5;

/** Words behind which a whole note may be asked for; 责任单 and the like are on the way to one. */
const longestWord = 6;

export const notes: CompletionSource = (context) => {
  const { place, plan, asked, directory } = context;
  const { note, line } = place;
  if (note !== undefined) {
    if (note.open === undefined || note.isCertain || !note.isFirst) return [];
    // By itself only where this plan has shown that it names units in brackets.
    if (!asked && writtenForms(plan).length === 0 && directory === undefined) return [];
    const span = { start: note.typed.start, end: note.typed.end };
    const closing = note.closed ? '' : closingOf(note.open)!;
    return offers(context, span, '', closing);
  }
  if (!asked || place.title !== undefined) return [];
  const [open, close] = bracketsOf(context);
  const typed = { start: place.column - hanBefore(line.text, place.column, longestWord).length, end: place.column };
  if (place.word.end > place.word.start) return offers(context, place.word, open, close);
  if (typed.end > typed.start) return offers(context, typed, open, close).filter(({ fit }) => fit === 1);
  return place.behindSentence && !place.opensLine ? offers(context, typed, open, close) : [];
};

/** Brackets as most notes of this plan have them. */
function bracketsOf({ plan, note }: CompletionContext): readonly [open: string, close: string] {
  const { before } = insertedForm(noteForms(plan), note);
  return [before[0]!, closingOf(before[0]!) ?? '）'];
}

function offers(context: CompletionContext, span: Span, open: string, close: string): Completion[] {
  const { place, snippets } = context;
  const match = createMatcher(place.line.text.slice(span.start, span.end));
  return formsOf(context).flatMap((form): Completion[] => {
    const label = form.parts.join('…');
    const fit = fitOf(match, form);
    if (fit === undefined) return [];
    return [
      {
        label: open + label + close,
        kind: 'note',
        span,
        fit,
        newText: open + (snippets ? withTabStops(form) : withoutTabStops(form)) + close,
        snippet: snippets,
        detail: { zh: '责任单位标注', en: 'Responsible units' },
        goesOn: form.parts[0] !== '',
      },
    ];
  });
}

/** By its first label, by all of its words, or by the words for the whole. */
function fitOf(match: (name: string) => Fit | undefined, { parts }: WrittenForm): Fit | undefined {
  const words = parts.join('').replace(/[^\p{Script=Han}]/gu, '');
  // （甲科、乙科）: nothing to find it by.
  if (words === '') return undefined;
  const first = parts.find((part) => part !== '')!.replace(/[^\p{Script=Han}]/gu, '');
  const fits = [match(first), match(words)].filter((fit) => fit !== undefined);
  const fit = Math.min(...fits);
  // Not 3 and more, in pieces: nearly everything has them.
  return fit <= 2 ? Math.max(1, fit) : undefined;
}

function formsOf({ plan, note }: CompletionContext): readonly WrittenForm[] {
  const own = writtenForms(plan).slice(0, mostOwn);
  const configured = note?.label === undefined ? [] : [{ parts: [withColon(note.label), ''], persons: [false] }];
  const all = [...configured, ...own, ...usual];
  const known = new Set<string>();
  return all.filter(({ parts }) => {
    // The width of its colons makes no other form.
    const key = parts.join('…').normalize('NFKC');
    return known.has(key) ? false : known.add(key);
  });
}

function withColon(label: string): string {
  return /[:：]$/.test(label) ? label : `${label}：`;
}

const personToFillIn = '×××';

/** The first list is empty, so that its units are offered at once; the others say what belongs there. */
function withTabStops({ parts, persons }: WrittenForm): string {
  return parts
    .map((part, index) => {
      const before = escapeSnippet(part);
      if (index === parts.length - 1) return before;
      return before + (index === 0 ? '$1' : `\${${index + 1}:${persons[index] ? personToFillIn : unitToFillIn}}`);
    })
    .join('');
}

function withoutTabStops({ parts, persons }: WrittenForm): string {
  if (parts.length === 2 && parts[0] !== '') return parts.join('');
  return parts
    .map((part, index) => (index === parts.length - 1 ? part : part + (persons[index] ? personToFillIn : unitToFillIn)))
    .join('');
}
