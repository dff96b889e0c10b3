import { wholeCharacters } from '../../text/characters';
import { addToGroup } from '../../text/grouping';
import { structure } from '../../plan/facts/define';
import { titlesOf, type Title } from '../../plan/facts/titles';
import { partOf } from '../../plan/numbering/series';
import { rangeOf } from '../../text/positions';
import type { Entry } from '../../plan/types';
import type { MarkerKind } from '../../scan/types';
import { planRule, type Finding } from '../types';

/** A lead names the task; anything longer is its first sentence. UTF-16 units. */
const longestLead = 36;
/** How many of the surrounding items must have one. */
const enoughItems = 4;
const share = 0.9;

const meta = {
  code: 'structure/no-lead',
  severity: 'hint',
  fixable: false,
  title: { zh: '任务缺少小标题', en: 'Item without a lead' },
  description: {
    zh: '其他任务都以“小标题。”开头，这一项直接从正文写起。',
    en: 'The other items open with a short title and 。; this one starts with its text.',
  },
} as const;

export const noLeadRule = planRule({
  meta,
  inputs: { structure, titles: titlesOf },
  check({ structure: { entries }, titles }) {
    const parts = new Map<Entry | undefined, Map<MarkerKind, Entry[]>>();
    for (const entry of entries) {
      if (entry.kind !== 'item' || entry.marker === undefined || !titles[entry.index]!.runIn) continue;
      const part = partOf(entry);
      let kinds = parts.get(part);
      if (kinds === undefined) parts.set(part, (kinds = new Map()));
      addToGroup(kinds, entry.marker.kind, entry);
    }
    const findings: Finding[] = [];
    for (const group of [...parts.values()].flatMap((kinds) => [...kinds.values()])) {
      const without = group.filter((entry) => !hasLead(titles[entry.index]!));
      const led = group.length - without.length;
      if (without.length === 0 || led < enoughItems || led < group.length * share) continue;
      const [siblings, lacking] = [countByParent(group), countByParent(without)];
      for (const entry of without) {
        // If at least half of a section's items lack one, that is on purpose.
        const size = siblings.get(entry.parent)!;
        if (size > 1 && lacking.get(entry.parent)! * 2 >= size) continue;
        const {
          title,
          span: { start },
        } = titles[entry.index]!;
        findings.push({
          code: meta.code,
          range: rangeOf(entry.line, {
            start,
            end: start + wholeCharacters(title, Math.min(title.length, longestLead)),
          }),
          message: {
            zh: '其他各项都以小标题开头，这一项没有。',
            en: 'The other items open with a short title; this one has none.',
          },
        });
      }
    }
    return findings;
  },
});

function countByParent(entries: readonly Entry[]): ReadonlyMap<Entry | undefined, number> {
  const counts = new Map<Entry | undefined, number>();
  for (const { parent } of entries) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

function hasLead({ title }: Title): boolean {
  if (title.length <= longestLead) return true;
  // 一个较长而不停顿的小标题 is still a title.
  return title.length <= longestLead + 14 && !/[，,；;：:]/.test(title);
}
