import { lines, structure } from '../../plan/facts/define';
import { rangeOf } from '../../text/positions';
import type { Entry } from '../../plan/types';
import type { Line } from '../../scan/types';
import { planRule } from '../types';

const meta = {
  code: 'structure/no-title',
  severity: 'information',
  profiles: { strict: 'warning' },
  fixable: false,
  title: { zh: '没有标题', en: 'No title' },
  description: {
    zh: '正文前没有“……年工作要点”之类的标题。',
    en: 'There is no title such as “… 2026 work plan” before the body.',
  },
  source: 'GB/T 9704-2012 7.3.1',
} as const;

export const noTitleRule = planRule({
  meta,
  inputs: { structure, lines },
  check({ structure: { title, entries }, lines: all }) {
    // A fragment needs no title.
    if (
      title !== undefined ||
      entries.filter((entry) => entry.marker !== undefined).length < 4 ||
      entries[0]!.marker?.number !== 1
    )
      return [];
    const body = entries[0]!.line;
    let first: number | undefined;
    for (let index = 0; index <= body; index++) {
      const line = all[index]!;
      if (line.shape === 'blank' || line.shape === 'chrome') continue;
      if (index < body && mayBeTitle(line)) return [];
      first ??= index;
    }
    // A body on one line begins with its title.
    if (first === undefined || (first === body && isInside(entries[0]!, all[first]!))) return [];
    const { text } = all[first]!;
    const start = text.length - text.trimStart().length;
    return [
      {
        code: meta.code,
        range: rangeOf(first, { start, end: Math.min(text.trimEnd().length, start + 20) }),
        message: {
          zh: '没有标题：正文前应写明单位、年份和“工作要点”。',
          en: 'No title: the text should begin with the issuing body, the year and the kind of plan.',
        },
      },
    ];
  },
});

/** Text stands before the entry in its line. */
function isInside({ shared }: Entry, { text }: Line): boolean {
  return shared !== undefined && text.slice(0, shared.marker.span.start).trim() !== '';
}

/** A short line that doesn't end in a stop may be a title of an unknown kind. */
function mayBeTitle({ text }: Line): boolean {
  const line = text.trim();
  return line.length <= 60 && !/[。；：:，,！]$/.test(line);
}
