import { lines } from '../../plan/facts/define';
import { placeUnit, unitsByName, type PlacedUnit } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import type { Range } from '../../text/positions';
import { planRule, type Finding, type Fix } from '../types';

const meta = {
  code: 'responsibility/unknown-unit',
  severity: 'warning',
  fixable: true,
  title: { zh: '登记表中没有的单位', en: 'Unit not in the registry' },
  description: {
    zh: '在 gzyd.yaml 登记了单位之后，提醒登记表里找不到的单位名，每个名称只报一次，疑为笔误的逐处报；没有登记表时不检查。',
    en: 'With a unit registry in gzyd.yaml, unknown names are reported once each, and likely slips at every place. Without one, nothing is reported.',
  },
} as const;

export const unknownUnitRule = planRule({
  meta,
  inputs: { units: unitsByName, lines },
  check(plan, { units: directory }) {
    if (directory === undefined || directory.names.length === 0) return [];
    const findings: Finding[] = [];
    for (const [name, mentions] of plan.units) {
      if (mentions.collective || directory.find(name) !== undefined) continue;
      const near = directory.nearest(name);
      const placed = mentions.places.map((mention) => placeUnit(plan, mention));
      if (near === undefined) findings.push(unregistered(name, placed));
      else for (const { line, unit } of placed) findings.push(slip(name, near, rangeOf(line, unit.span)));
    }
    return findings;
  },
});

/** More places than these are not worth showing one by one. */
const shownPlaces = 20;

/** One name that is missing from the registry is one mistake, however often it is used. */
function unregistered(name: string, mentions: readonly PlacedUnit[]): Finding {
  const [first, ...others] = mentions.map(({ line, unit }) => rangeOf(line, unit.span));
  const times =
    others.length === 0
      ? { zh: '', en: '' }
      : { zh: `（全文${mentions.length}处）`, en: ` (${mentions.length} places)` };
  return {
    code: meta.code,
    range: first!,
    message: {
      zh: `单位登记表中没有“${name}”${times.zh}。`,
      en: `“${name}” is not in the unit registry${times.en}.`,
    },
    ...(others.length === 0
      ? {}
      : {
          related: others
            .slice(0, shownPlaces)
            .map((range) => ({ range, message: { zh: '也用在这里', en: 'used here too' } })),
        }),
  };
}

/** Each place has to be corrected. */
function slip(name: string, near: string, range: Range): Finding {
  const fix: Fix = {
    title: { zh: `改为“${near}”`, en: `Change to “${near}”` },
    preferred: true,
    edits: [{ range, newText: near }],
  };
  return {
    code: meta.code,
    range,
    fixes: [fix],
    message: {
      zh: `单位登记表中没有“${name}”，是否为“${near}”？`,
      en: `“${name}” is not in the unit registry; did you mean “${near}”?`,
    },
  };
}
