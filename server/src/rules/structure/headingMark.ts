import { rangeOf } from '../../plan/plan';
import type { Entry, MarkerKind, Plan, Span } from '../../plan/types';
import type { Finding, PlanRule } from '../types';
import { closingMark, longestTitle, standsAlone, titleLength } from './titles';

export const headingMarkRule: PlanRule = {
  meta: {
    code: 'structure/heading-mark',
    severity: 'information',
    profiles: { strict: 'warning' },
    fixable: true,
    title: { zh: '标题末尾的标点', en: 'Mark after a heading' },
    description: {
      zh: '独占一行的标题末尾不用“。：；，、”。同级标题都这样写时不报。',
      en: 'A heading on a line of its own takes no “。：；，、” at its end. Silent where the headings of that level all have one.',
    },
    source: 'GB/T 15834-2011 B.4',
  },
  kind: 'plan',
  check(plan) {
    const groups = new Map<MarkerKind, { readonly entry: Entry; readonly mark: Span | undefined }[]>();
    for (const entry of plan.structure.entries) {
      if (entry.marker === undefined || !isHeading(plan, entry)) continue;
      const known = { entry, mark: closingMark(plan.lines[entry.line]!.text) };
      const group = groups.get(entry.marker.kind);
      if (group === undefined) groups.set(entry.marker.kind, [known]);
      else group.push(known);
    }
    const findings: Finding[] = [];
    for (const group of groups.values()) {
      const marked = group.filter(({ mark }) => mark !== undefined);
      if (marked.length === 0 || marked.length * 3 > group.length) continue;
      const families = new Map<Entry | undefined, { size: number; marked: number }>();
      for (const { entry: { parent }, mark } of group) {
        const family = families.get(parent) ?? { size: 0, marked: 0 };
        family.size++;
        if (mark !== undefined) family.marked++;
        families.set(parent, family);
      }
      for (const { entry, mark } of marked) {
        // All under one parent may have been written so on purpose.
        const family = families.get(entry.parent)!;
        if (family.size > 1 && family.marked === family.size) continue;
        const { text } = plan.lines[entry.line]!;
        const range = rangeOf(entry.line, mark!);
        const shown = text.slice(mark!.start, mark!.end);
        findings.push({
          code: headingMarkRule.meta.code, range,
          message: { zh: `标题独占一行，末尾不用“${shown}”。`, en: `A heading on a line of its own ends without “${shown}”.` },
          fixes: [{ title: { zh: `删去“${shown}”`, en: `Delete “${shown}”` }, edits: [{ range, newText: '' }], preferred: true, safe: true }],
        });
      }
    }
    return findings.sort((a, b) => a.range.start.line - b.range.start.line);
  },
};

/** A title alone on its line, with its text or its items below; a task of one sentence keeps its 。 */
function isHeading(plan: Plan, entry: Entry): boolean {
  if (!standsAlone(plan, entry) || titleLength(plan, entry) > longestTitle) return false;
  if (entry.kind === 'section' || entry.kind === 'subsection' || entry.kind === 'part') return entry.endLine > entry.line;
  return entry.kind === 'item' && entry.endLine > entry.line && entry.children.length === 0;
}
