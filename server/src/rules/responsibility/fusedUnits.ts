import { isClearName } from '../../scan/responsibility/names';
import { defineFact, lines } from '../../plan/facts/define';
import { definePickedNotes, placeUnit, unitsByName, type Mentions } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'responsibility/fused-units',
  severity: 'warning',
  fixable: true,
  title: { zh: '单位之间缺少顿号', en: 'Two units run together' },
  description: {
    zh: '两个单位之间的分隔符丢失，如“工委办（党建办）基教科”，或本文另有的两个单位名连在一起。',
    en: 'The separator between two units is missing, as in 工委办（党建办）基教科, or between two names that are used elsewhere in the plan.',
  },
} as const;

const fusedNotes = definePickedNotes(({ note }) => note.problems.some(({ kind }) => kind === 'fused'));

const fusedNames = defineFact({
  inputs: { units: unitsByName },
  compute: ({ units }) =>
    [...units].flatMap(([name, { places }]) => {
      const at = splitPoint(name, units);
      return at === undefined ? [] : [{ name, at, places }];
    }),
});

export const fusedUnitsRule = planRule({
  meta,
  inputs: { fusedNotes, fusedNames, lines },
  check(inputs) {
    const findings: Finding[] = [];
    for (const { line, note } of inputs.fusedNotes) {
      for (const { kind, span } of note.problems) {
        if (kind !== 'fused') continue;
        const before = note.units.find((unit) => unit.span.end === span.start);
        const after = note.units.find((unit) => unit.span.start === span.end);
        findings.push(
          finding(
            line,
            before?.span.start ?? span.start,
            after?.span.end ?? span.end,
            span.start,
            before?.name,
            after?.name,
          ),
        );
      }
    }
    for (const { name, at, places } of inputs.fusedNames) {
      for (const mention of places) {
        const { line, unit } = placeUnit(inputs, mention);
        // In a copied table, the two were on separate lines.
        if (unit.span.end - unit.span.start !== name.length || inputs.lines[line]!.shape === 'table') continue;
        findings.push(
          finding(line, unit.span.start, unit.span.end, unit.span.start + at, name.slice(0, at), name.slice(at)),
        );
      }
    }
    return findings;
  },
});

/** A body with departments of its own: what follows its name may be one of them (市委组织部, 教科院办公室). */
const parent = /(?:委|政府|局|厅|院|校|公司|集团|中学|小学|大学|园)$/;
/** A department without departments below it. */
const leaf = /(?:科|处|室|办|股|中心)$/;
const often = 2;
/** Bodies of one rank: none is part of another of its kind, except 分局 and 分公司. */
const peers = ['局', '处', '部', '系', '馆', '站', '中心', '公司', '支部'];
const branches = /(?:分局|支局|分公司|子公司|分中心|分馆|分部)$/;
const shortBodies = new Set(['工会', '团委', '妇联', '党办', '政办']);
const collectiveSecond = /^各.{2,}$/;
/** 县甲局县乙局: the place is repeated before the second body. */
const placed = /^([省市县区州旗镇乡])[^省市县区州旗].*(?:局|办|会|院|中心|社|行|队|公司|站|所|集团|联|室|部)$/;
/** 国家税务总局, 国家矿山安全监察局: a national body, followed by its local one. */
const central = /^(?:国家|中国|中华人民共和国)[^省市县区州旗]*(?:局|署|处|部)$/;
/** 县自然资源局林业局: only the upper body names a place; the lower one is part of it. */
const atPlace = /^[省市县区州旗镇乡]/;
/** Bodies that are not part of any local office. */
const independent = /^(?:国网|人民银行|武警|团[省市县区州]委)/;

/**
 * Where a name that occurs once is really two names run together: both are used elsewhere in the plan; or one of them
 * often, and the other is plainly a body's name; or neither of the two bodies can be part of the other (a 科 has nothing
 * below it; but 教育科学… is one name).
 */
function splitPoint(name: string, units: ReadonlyMap<string, Mentions>): number | undefined {
  if (units.get(name)!.places.length >= often) return undefined;
  for (let at = 2; at <= name.length - 2; at++) {
    const first = name.slice(0, at);
    const second = name.slice(at);
    const [firstCount, secondCount] = [units.get(first)?.places.length ?? 0, units.get(second)?.places.length ?? 0];
    if (/(?:委|政府)$/.test(first)) continue;
    // A name is not split within its brackets.
    if (/[（(〔【[]/.test(first) !== /[）)〕】\]]/.test(first)) continue;
    if (firstCount > 0 && secondCount > 0 && (!parent.test(first) || secondCount >= often)) return at;
    if (shortBodies.has(first) && secondCount > 0) return at;
    if (shortBodies.has(second) && firstCount > 0 && leaf.test(first)) return at;
    if (first.length < 3) continue;
    if (collectiveSecond.test(second) && (leaf.test(first) || /部$/.test(first)) && isClearName(first)) return at;
    if (second.length < 3) continue;
    if (areSideBySide(first, second, firstCount > 0) && isClearName(first) && isClearName(second)) return at;
    if (
      firstCount >= often &&
      (leaf.test(first) || (/部$/.test(first) && !/[科处室组]$/.test(second))) &&
      isClearName(second)
    )
      return at;
    if (secondCount >= often && leaf.test(first) && isClearName(first)) return at;
  }
  return undefined;
}

/** `known`: the first name is used elsewhere. Otherwise 教育科|学研究院 may be one name containing 科学, 科技 or 科创. */
function areSideBySide(first: string, second: string, known: boolean): boolean {
  if (/[科股]$/.test(first))
    return (
      known || (!/^[学研技普教室协级创目考融]/.test(second) && (second.length > 3 || /[科股室处办]$/.test(second)))
    );
  const place = placed.exec(first)?.[1];
  if (place !== undefined && second.length >= 4 && second.startsWith(place)) return true;
  if (independent.test(second)) return true;
  if (central.test(first) || (first.endsWith('局') && atPlace.test(first) && !atPlace.test(second))) return false;
  return peers.some((kind) => first.endsWith(kind) && second.endsWith(kind)) && !branches.test(second);
}

function finding(line: number, start: number, end: number, at: number, first = '', second = ''): Finding {
  return {
    code: meta.code,
    range: rangeOf(line, { start, end }),
    message: {
      zh: `“${first}”与“${second}”之间缺少分隔，应加顿号。`,
      en: `A separator is missing between “${first}” and “${second}”.`,
    },
    fixes: [
      {
        title: { zh: '加上顿号', en: 'Insert 、' },
        preferred: true,
        edits: [{ range: rangeOf(line, { start: at, end: at }), newText: '、' }],
      },
    ],
  };
}
