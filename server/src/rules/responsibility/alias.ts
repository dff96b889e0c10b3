import { addToGroup } from '../../text/grouping';
import { rangeOf } from '../../text/positions';
import { bracketForms } from '../../plan/bracketForms';
import { lines } from '../../plan/facts/define';
import { placeUnit, unitsByName, type Mentions } from '../../plan/facts/notes';
import type { PlanLines } from '../../plan/types';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'responsibility/alias',
  severity: 'information',
  fixable: true,
  title: { zh: '同一单位两种名称', en: 'One body, two names' },
  description: {
    zh: '同一单位在文中用了两种名称。有单位登记表时据以判断；没有时，只在“工委办（党建办）”与“党建办”并存之类情形给出弱提示。',
    en: 'One body appears under two names. Certain with a unit registry; without one, only a hint where 工委办（党建办） and 党建办 both occur.',
  },
} as const;

export const aliasRule = planRule({
  meta,
  inputs: { units: unitsByName, lines },
  check(plan, { units: directory }) {
    const { units } = plan;
    if (units.size === 0) return [];
    return directory === undefined
      ? byBrackets(plan, units)
      : byRegistry(
          plan,
          units,
          (name) => directory.find(name)?.fullName,
          (name) => directory.find(name)?.matched === 'former',
        );
  },
});

/** All names of a body except the commonest one; former names always. */
function byRegistry(
  plan: PlanLines,
  units: ReadonlyMap<string, Mentions>,
  fullName: (name: string) => string | undefined,
  isFormer: (name: string) => boolean,
): Finding[] {
  const bodies = new Map<string, string[]>();
  for (const name of units.keys()) {
    const full = fullName(name);
    if (full !== undefined) addToGroup(bodies, full, name);
  }
  return [...bodies].flatMap(([full, names]): Finding[] => {
    const current = names.filter((name) => !isFormer(name));
    const common =
      current.reduce<string | undefined>(
        (best, name) =>
          best === undefined || units.get(name)!.places.length > units.get(best)!.places.length ? name : best,
        undefined,
      ) ?? full;
    return names
      .filter((name) => name !== common)
      .flatMap((name) =>
        units
          .get(name)!
          .places.map((mention) => placeUnit(plan, mention))
          .map(({ line, unit }): Finding => ({
            code: meta.code,
            range: rangeOf(line, unit.span),
            message: isFormer(name)
              ? { zh: `“${name}”是旧名，现为“${common}”。`, en: `“${name}” is a former name of “${common}”.` }
              : {
                  zh: `“${name}”与“${common}”是同一单位，文中宜用一种名称。`,
                  en: `“${name}” and “${common}” are the same body; use one name.`,
                },
            fixes: [
              {
                title: { zh: `改为“${common}”`, en: `Change to “${common}”` },
                preferred: true,
                edits: [{ range: rangeOf(line, unit.span), newText: common }],
              },
            ],
          })),
      );
  });
}

/** 工委办（党建办） beside 党建办: a hint on the first mention of the shorter name. */
function byBrackets(plan: PlanLines, units: ReadonlyMap<string, Mentions>): Finding[] {
  const told = new Set<string>();
  return [...units.keys()].flatMap((name): Finding[] => {
    return bracketForms(name).flatMap((short): Finding[] => {
      const mentions = units.get(short);
      if (mentions === undefined || told.has(short)) return [];
      told.add(short);
      const { line, unit } = placeUnit(plan, mentions.places[0]!);
      return [
        {
          code: meta.code,
          severity: 'hint',
          range: rangeOf(line, unit.span),
          message: {
            zh: `“${short}”与“${name}”可能是同一单位，请核对名称是否统一。`,
            en: `“${short}” and “${name}” may be the same body.`,
          },
        },
      ];
    });
  });
}
