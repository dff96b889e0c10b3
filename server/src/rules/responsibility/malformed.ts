import { rangeOf } from '../../text/positions';
import { lines } from '../../plan/facts/define';
import { definePickedNotes, type PlacedNote } from '../../plan/facts/notes';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import { planRule, type Finding, type Fix } from '../types';
import { closingOf, openingOf, slice } from './notes';

const meta = {
  code: 'responsibility/malformed',
  severity: 'warning',
  fixable: true,
  title: { zh: '责任单位括号有误', en: 'Broken note' },
  description: {
    zh: '责任单位标注的括号不成对，或左右括号不是同一种。',
    en: 'The brackets of a responsibility note do not pair, or are of two kinds.',
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
        if (kind === 'mismatched') findings.push(mismatched(placed));
        else if (kind === 'unclosed' && open !== undefined && close !== undefined)
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
    return {
      code: meta.code,
      range: rangeOf(line, note.close ?? note.span),
      message: { zh: `责任单位标注缺少左括号“${open}”。`, en: `The note lacks its opening bracket “${open}”.` },
      fixes: [
        {
          title: { zh: `补上左括号“${open}”`, en: `Insert the opening bracket “${open}”` },
          preferred: true,
          edits: [{ range: rangeOf(line, { start: note.span.start, end: note.span.start }), newText: open }],
        },
      ],
    };
  }
  const close = closingOf(slice(text, note.open)) ?? '）';
  const at = note.content.end;
  // With more brackets open than one it is not certain which of them is meant to go.
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

/**
 * The note has both its brackets, and one more of another kind between them. Whether it is one too many or one too few
 * only its author knows.
 */
function loneInside({ line, text }: PlacedNote, span: Span): Finding {
  const bracket = slice(text, span);
  return {
    code: meta.code,
    range: rangeOf(line, span),
    message: {
      zh: `责任单位标注内的“${bracket}”没有与之成对的括号。`,
      en: `“${bracket}” inside the note has no partner.`,
    },
    fixes: [
      {
        title: { zh: `删去“${bracket}”`, en: `Delete “${bracket}”` },
        edits: [{ range: rangeOf(line, span), newText: '' }],
      },
    ],
  };
}

/** A hard line break inside the note: the closing bracket stands on the next line. */
function goesOnBelow(all: readonly Line[], { line, note }: PlacedNote): boolean {
  if (note.open === undefined) return false;
  let next = line + 1;
  while (next < all.length && all[next]!.shape === 'blank') next++;
  const below = all[next];
  if (below === undefined || below.heading !== undefined) return false;
  const close = below.text.search(/[）)〕】］\]]/);
  return close >= 0 && !/[（(〔【［[]/.test(below.text.slice(0, close));
}
