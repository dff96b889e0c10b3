import { rangeOf } from '../../plan/plan';
import type { Finding, Fix, PlanRule, UnitDirectory } from '../types';
import { unitsByName } from './notes';
import { differByOne } from './similarName';

const meta = {
  code: 'responsibility/unknown-unit',
  severity: 'warning',
  fixable: true,
  title: { zh: '登记表中没有的单位', en: 'Unit not in the registry' },
  description: { zh: '在 gzyd.yaml 登记了单位之后，提醒登记表里找不到的单位名；没有登记表时不检查。', en: 'With a unit registry in gzyd.yaml, names it does not know are reported; without one, nothing is.' },
} as const;

export const unknownUnitRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, { units: directory }) {
    if (directory === undefined || directory.names.length === 0) return [];
    const findings: Finding[] = [];
    for (const [name, mentions] of unitsByName(plan)) {
      if (mentions[0]!.unit.collective || directory.find(name) !== undefined) continue;
      const near = nearest(name, directory);
      for (const { line, unit } of mentions) {
        findings.push({
          code: meta.code,
          range: rangeOf(line, unit.span),
          message: near === undefined
            ? { zh: `单位登记表中没有“${name}”。`, en: `The unit registry does not know “${name}”.` }
            : { zh: `单位登记表中没有“${name}”，是否为“${near}”？`, en: `The unit registry does not know “${name}”; did you mean “${near}”?` },
          ...(near === undefined ? {} : { fixes: [{ title: { zh: `改为“${near}”`, en: `Change to “${near}”` }, preferred: true, edits: [{ range: rangeOf(line, unit.span), newText: near }] } satisfies Fix] }),
        });
      }
    }
    return findings;
  },
};

function nearest(name: string, directory: UnitDirectory): string | undefined {
  return directory.names.find((candidate) => differByOne(name, candidate));
}
