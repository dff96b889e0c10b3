/** What came from where, as data and in words. `schemas/merge.schema.json` describes the data. */
import type { Localized } from '../text/localized';
import { titleOf } from './draft';
import type { Merged, MergedGroup, MergedSection } from './merge';
import type { WrittenMerger } from './write';

export function mergeJson(files: readonly string[], merged: Merged, { text, lineOf }: WrittenMerger): string {
  const sections = merged.sections.map((section) => ({
    title: section.title,
    isRest: section.isRest,
    aliases: withParts(section).flatMap(({ aliases }) => aliases),
    paragraphs: withParts(section).flatMap(({ paragraphs }) => paragraphs),
    items: groupsOf(section).flatMap(({ members }) =>
      members.map((member) => ({
        line: lineOf.get(member)! + 1,
        title: titleOf(member.item),
        from: member.from,
        ...(member === members[0]
          ? {}
          : { duplicateOf: lineOf.get(members[0]!)! + 1, score: Math.round(member.score * 100) / 100 }),
      })),
    ),
  }));
  return `${JSON.stringify({ version: 1, files, title: merged.title ?? null, titles: merged.titles, sections, text }, undefined, 2)}\n`;
}

function withParts(section: MergedSection): readonly MergedSection[] {
  return [section, ...section.parts];
}

function groupsOf(section: MergedSection): readonly MergedGroup[] {
  return withParts(section).flatMap(({ groups }) => groups);
}

/** What the reader has to look at; the totals come first. */
export function mergeRemarks(merged: Merged, files: number): readonly Localized[] {
  const named = merged.sections.filter(({ isRest }) => !isRest);
  const all = merged.sections.flatMap(groupsOf);
  const items = all.flatMap(({ members }) => members);
  const twins = all.filter(({ members }) => members.length > 1);
  const rest = merged.sections.find(({ isRest }) => isRest);
  const remarks: Localized[] = [
    {
      zh: `汇总 ${files} 份来稿：${named.length} 个部分，${items.length} 条`,
      en: `${files} drafts: ${named.length} sections, ${items.length} items`,
    },
  ];
  if (twins.length > 0)
    remarks.push({
      zh: `有 ${twins.length} 组内容相近，已并排列出，请合并：${twins.map(nameOf).join('；')}`,
      en: `${twins.length} groups say much the same and stand side by side: ${twins.map(nameOf).join('; ')}`,
    });
  for (const { title, aliases } of merged.sections.flatMap(withParts))
    for (const alias of aliases)
      remarks.push({
        zh: `“${alias.title}”（${alias.from}）归入“${title}”`,
        en: `‘${alias.title}’ (${alias.from}) went to ‘${title}’`,
      });
  if (rest !== undefined && named.length > 0) {
    const left = { items: groupsOf(rest).length, paragraphs: withParts(rest).flatMap((one) => one.paragraphs).length };
    remarks.push({
      zh: `有 ${left.items} 条、${left.paragraphs} 段未能归入各部分，列在最后“${rest.title}”`,
      en: `${left.items} items and ${left.paragraphs} paragraphs fit no section and stand last, below ‘${rest.title}’`,
    });
  }
  return remarks;
}

const longestName = 30;

function nameOf({ members: [first] }: MergedGroup): string {
  const title = titleOf(first!.item);
  return title.length > longestName ? `${title.slice(0, longestName)}…` : title;
}
