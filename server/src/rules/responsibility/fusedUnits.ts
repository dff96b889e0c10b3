import { isClearName } from '../../plan/responsibility/names';
import { rangeOf } from '../../plan/plan';
import type { Finding, PlanRule } from '../types';
import { notesOf, unitsByName, type PlacedUnit } from './notes';

const meta = {
  code: 'responsibility/fused-units',
  severity: 'warning',
  fixable: true,
  title: { zh: '单位之间缺少顿号', en: 'Two units run together' },
  description: {
    zh: '两个单位之间的分隔符丢失，如“工委办（党建办）基教科”，或本文另有的两个单位名连在一起。',
    en: 'The separator between two units is lost, as in 工委办（党建办）基教科, or where two names used elsewhere in the plan stand together.',
  },
} as const;

export const fusedUnitsRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan) {
    const findings: Finding[] = [];
    for (const { line, note } of notesOf(plan)) {
      for (const { kind, span } of note.problems) {
        if (kind !== 'fused') continue;
        const before = note.units.find((unit) => unit.span.end === span.start);
        const after = note.units.find((unit) => unit.span.start === span.end);
        findings.push(finding(line, before?.span.start ?? span.start, after?.span.end ?? span.end, span.start, before?.name, after?.name));
      }
    }
    const units = unitsByName(plan);
    for (const [name, mentions] of units) {
      const at = splitPoint(name, units);
      if (at === undefined) continue;
      for (const { line, unit } of mentions) {
        // In a table a line break stood between the two, which the copy lost.
        if (unit.span.end - unit.span.start !== name.length || plan.lines[line]!.shape === 'table') continue;
        findings.push(finding(line, unit.span.start, unit.span.end, unit.span.start + at, name.slice(0, at), name.slice(at)));
      }
    }
    return findings;
  },
};

/** A body that has departments of its own: what follows its name may be one of them (市委组织部, 教科院办公室). */
const parent = /(?:委|政府|局|厅|院|校|公司|集团|中学|小学|大学|园)$/;
/** A department that has none below it. */
const leaf = /(?:科|处|室|办|股|中心)$/;
const often = 2;

/**
 * Where a name that stands once is two names run together: both used elsewhere in the plan; one of them often and the other plainly
 * a body's name; or two sections of an office (a 科 has no 科 below it; 教育科学… is none).
 */
function splitPoint(name: string, units: ReadonlyMap<string, readonly PlacedUnit[]>): number | undefined {
  if (units.get(name)!.length >= often) return undefined;
  for (let at = 2; at <= name.length - 2; at++) {
    const first = name.slice(0, at);
    const second = name.slice(at);
    const [firstCount, secondCount] = [units.get(first)?.length ?? 0, units.get(second)?.length ?? 0];
    if (/(?:委|政府)$/.test(first)) continue;
    if (firstCount > 0 && secondCount > 0 && (!parent.test(first) || secondCount >= often)) return at;
    if (/科$/.test(first) && first.length >= 3 && /^各.{2,}$/.test(second)) return at;
    if (second.length < 3 || first.length < 3) continue;
    if (/[科股]$/.test(first) && /[科股室处办]$/.test(second) && !/^[学研技普教室协级]/.test(second) && isClearName(first) && isClearName(second)) return at;
    if (firstCount >= often && leaf.test(first) && isClearName(second)) return at;
    if (secondCount >= often && leaf.test(first) && isClearName(first)) return at;
  }
  return undefined;
}

function finding(line: number, start: number, end: number, at: number, first = '', second = ''): Finding {
  return {
    code: meta.code,
    range: rangeOf(line, { start, end }),
    message: { zh: `“${first}”与“${second}”之间缺少分隔，应加顿号。`, en: `A separator is missing between “${first}” and “${second}”.` },
    fixes: [{ title: { zh: '加上顿号', en: 'Insert 、' }, preferred: true, edits: [{ range: rangeOf(line, { start: at, end: at }), newText: '、' }] }],
  };
}
