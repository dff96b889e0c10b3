import { rangeOf } from '../../text/positions';
import { lines } from '../../plan/facts/define';
import { definePickedNotes, type PlacedNote } from '../../plan/facts/notes';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding, type Fix } from '../types';
import { asideEnd, asideStart, innerStart } from '../text/pairPlaces';
import { closingOf, openingOf, slice } from './notes';

const meta = {
  code: 'responsibility/malformed',
  severity: 'warning',
  fixable: true,
  title: { zh: '责任单位括号有误', en: 'Broken note' },
  description: {
    zh: '责任单位标注的括号不成对，或左右括号不是同一种。',
    en: 'The brackets of a responsibility note are not paired, or are of two kinds.',
  },
  source: 'GB/T 15834-2011 4.9',
} as const;

const brokenNotes = definePickedNotes(({ note }) =>
  note.problems.some(({ kind }) => kind === 'mismatched' || kind === 'unclosed'),
);

export const malformedRule = planRule({
  meta,
  inputs: { brokenNotes, lines },
  check(inputs) {
    const findings: Finding[] = [];
    for (const placed of inputs.brokenNotes) {
      const { open, close } = placed.note;
      for (const { kind, span } of placed.note.problems) {
        if (kind === 'mismatched') {
          // A note broken over lines has the other bracket elsewhere.
          if (open !== undefined && close !== undefined) findings.push(mismatched(placed));
        } else if (kind === 'unclosed' && open !== undefined && close !== undefined)
          findings.push(loneInside(placed, span));
        else if (kind === 'unclosed' && !goesOnBelow(inputs.lines, placed)) findings.push(unclosed(placed));
      }
    }
    return findings;
  },
});

function mismatched({ line, text, note }: PlacedNote): Finding {
  const open = slice(text, note.open!);
  const close = slice(text, note.close!);
  const fixes: Fix[] = [];
  const rightClose = closingOf(open);
  const rightOpen = openingOf(close);
  if (rightClose !== undefined)
    fixes.push({
      title: { zh: `右括号改为“${rightClose}”`, en: `Change the closing bracket to “${rightClose}”` },
      preferred: true,
      edits: [{ range: rangeOf(line, note.close!), newText: rightClose }],
    });
  if (rightOpen !== undefined)
    fixes.push({
      title: { zh: `左括号改为“${rightOpen}”`, en: `Change the opening bracket to “${rightOpen}”` },
      edits: [{ range: rangeOf(line, note.open!), newText: rightOpen }],
    });
  return {
    code: meta.code,
    range: rangeOf(line, note.close!),
    fixes,
    message: {
      zh: `责任单位标注的左右括号不是同一种：以“${open}”开头，却以“${close}”结尾。`,
      en: `The note opens with “${open}” but closes with “${close}”.`,
    },
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function unclosed({ line, text, note }: PlacedNote): Finding {
  if (note.open === undefined) {
    const close = note.close === undefined ? '）' : slice(text, note.close);
    const open = openingOf(close) ?? '（';
    const at = noteStart(text, note.span.start, note.close?.start ?? note.span.end);
    return {
      code: meta.code,
      range: rangeOf(line, note.close ?? note.span),
      message: { zh: `责任单位标注缺少左括号“${open}”。`, en: `The note lacks its opening bracket “${open}”.` },
      fixes: [
        {
          title: { zh: `补上左括号“${open}”`, en: `Insert the opening bracket “${open}”` },
          preferred: true,
          edits: [{ range: rangeOf(line, { start: at, end: at }), newText: open }],
        },
      ],
    };
  }
  const close = closingOf(slice(text, note.open)) ?? '）';
  const at = innerEnd(text, note.open.end, note.content.end) ?? noteEnd(text, note.content.end);
  // If more than one bracket is open, we can't tell which of them should go.
  const open =
    count(text.slice(note.open.start, at), /[（(〔【［[]/g) - count(text.slice(note.open.start, at), /[）)〕】］\]]/g);
  return {
    code: meta.code,
    range: rangeOf(line, note.open),
    message: {
      zh: `责任单位标注的括号没有关闭，缺少“${close}”。`,
      en: `The note is not closed: “${close}” is missing.`,
    },
    fixes: [
      {
        title: { zh: `补上右括号“${close}”`, en: `Insert the closing bracket “${close}”` },
        ...(open === 1 ? { preferred: true } : {}),
        edits: [{ range: rangeOf(line, { start: at, end: at }), newText: close }],
      },
    ],
  };
}

/** Where the opening bracket belongs in a note that was read from `start` to `end`. */
function noteStart(text: string, start: number, end: number): number {
  let sentence = start;
  while (sentence > 0 && start - sentence < furthestStart && !/[。！？）)]/.test(text[sentence - 1]!)) sentence--;
  const inner = innerStart(text, sentence, end);
  if (inner > 0) return inner;
  const before = text.slice(sentence, start);
  if (!/[、，；,;]$/.test(before) && !/[（(]/.test(text[start]!)) return start;
  const label = before.search(
    /(?:责任|牵头|配合|主办|承办|协办|主责|参与|负责|分管)(?:单位|部门|科室|处室|领导|股室|人)[:：]/,
  );
  return sentence + Math.max(label, 0);
}

/** The names of a note are no longer; UTF-16 units. */
const furthestStart = 80;

/** Where the closing bracket belongs in a note that was read up to `end`: after the last of its verbs. */
function noteEnd(text: string, end: number): number {
  const rest = text.slice(end, end + furthestEnd);
  // redos: at most 160 characters
  const more =
    /^[^。！？；;（()）0-9]{0,140}?(?:负责|配合|参与|协助|指导)(?:(?:落实)?[，,][^。！？；;（()）0-9]{0,60}?(?:负责|配合|参与|协助|指导))*/.exec(
      rest,
    );
  const upTo = more === null ? 0 : more[0].length;
  const scope = /^。?(?:列|排)[^。（()）]{0,12}为牵头单位，?下同/.exec(rest.slice(upTo));
  return end + upTo + (scope?.[0].length ?? 0);
}

const furthestEnd = 160;

/** 各镇（街道配合）: where the brackets inside the note end, if their words show it. */
function innerEnd(text: string, from: number, to: number): number | undefined {
  for (let column = from; column < to; column++) {
    if (!/[（(]/.test(text[column]!)) continue;
    const end = asideEnd(text, column + 1);
    if (end > 0 && end <= to && !/[）)]/.test(text[end] ?? '')) return end;
  }
  return undefined;
}

/**
 * The note has both its brackets, and one more of another kind between them. Only the author knows whether that is one
 * too many or one too few.
 */
function loneInside({ line, text, note }: PlacedNote, span: Span): Finding {
  const bracket = slice(text, span);
  const opens = '（(〔【［['.includes(bracket);
  const partner = opens ? closingOf(bracket) : openingOf(bracket);
  const aside = opens ? asideEnd(text, span.end) : asideStart(text, span.start);
  // 各水厂（污水处理厂〕: if nothing follows, the words in brackets end where the note does.
  const at =
    aside > 0 ? aside : opens && !/[、，,；;]/.test(text.slice(span.end, note.content.end)) ? note.content.end : -1;
  const insert: Fix[] =
    partner === undefined || at < 0
      ? []
      : [
          {
            title: { zh: `补上“${partner}”`, en: `Insert “${partner}”` },
            edits: [{ range: rangeOf(line, { start: at, end: at }), newText: partner }],
          },
        ];
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `责任单位标注内的“${bracket}”没有与之成对的括号。`,
      en: `“${bracket}” inside the note has no partner.`,
    },
    fixes: [
      ...insert,
      {
        title: { zh: `删去“${bracket}”`, en: `Delete “${bracket}”` },
        edits: [{ range: rangeOf(line, span), newText: '' }],
      },
    ],
  };
}

/** A hard line break inside the note: the closing bracket is on the next line. */
function goesOnBelow(all: readonly Line[], { line, note }: PlacedNote): boolean {
  if (note.open === undefined) return false;
  let next = line + 1;
  while (next < all.length && all[next]!.shape === 'blank') next++;
  const below = all[next];
  if (below === undefined || below.heading !== undefined) return false;
  const close = below.text.search(/[）)〕】］\]]/);
  return close >= 0 && !/[（(〔【［[]/.test(below.text.slice(0, close));
}
