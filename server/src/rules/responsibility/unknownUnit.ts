import { addToGroup } from '../../text/grouping';
import { rangeOf } from '../../text/positions';
import type { Range } from '../../text/positions';
import type { Finding, Fix, PlanRule, UnitDirectory } from '../types';
import { placeUnit, unitsByName, type PlacedUnit } from './notes';
import { differByOne } from './similarName';

const meta = {
  code: 'responsibility/unknown-unit',
  severity: 'warning',
  fixable: true,
  title: { zh: '登记表中没有的单位', en: 'Unit not in the registry' },
  description: {
    zh: '在 gzyd.yaml 登记了单位之后，提醒登记表里找不到的单位名，每个名称只报一次，疑为笔误的逐处报；没有登记表时不检查。',
    en: 'With a unit registry in gzyd.yaml, names it does not know are reported, each name once, and likely slips wherever they stand; without one, nothing is.',
  },
} as const;

export const unknownUnitRule: PlanRule = {
  kind: 'plan',
  meta,
  check(plan, { units: directory }) {
    if (directory === undefined || directory.names.length === 0) return [];
    const findings: Finding[] = [];
    for (const [name, mentions] of unitsByName(plan)) {
      if (mentions.collective || directory.find(name) !== undefined) continue;
      const near = nearest(name, directory);
      const placed = mentions.places.map((mention) => placeUnit(plan, mention));
      if (near === undefined) findings.push(unregistered(name, placed));
      else for (const { line, unit } of placed) findings.push(slip(name, near, rangeOf(line, unit.span)));
    }
    return findings;
  },
};

/** Many more places than these are not worth showing one by one. */
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
      en: `The unit registry does not know “${name}”${times.en}.`,
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

/** Each place has to be put right. */
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
      en: `The unit registry does not know “${name}”; did you mean “${near}”?`,
    },
  };
}

/** Of a registered name, by the schema; an opening costs the length of the name. */
const longestName = 100;

type Registered = readonly { readonly name: string; readonly order: number }[];

/** By directory: its names under each of the patterns they fit with one character left open. */
const openings = new WeakMap<UnitDirectory, ReadonlyMap<string, Registered>>();

/** The first registered name that differs in one character. A registry may have a hundred thousand names, and a plan as many others. */
function nearest(name: string, directory: UnitDirectory): string | undefined {
  let known = openings.get(directory);
  if (known === undefined) openings.set(directory, (known = openingsOf(directory.names)));
  let best: Registered[number] | undefined;
  for (const opening of openingsIn(name)) {
    // Names under one opening differ from this one there alone, so that few of them are no slips of it.
    const found = known.get(opening)?.find((candidate) => differByOne(name, candidate.name));
    if (found !== undefined && (best === undefined || found.order < best.order)) best = found;
  }
  return best?.name;
}

function openingsOf(names: readonly string[]): ReadonlyMap<string, Registered> {
  const found = new Map<string, { readonly name: string; readonly order: number }[]>();
  names.forEach((name, order) => {
    for (const opening of openingsIn(name)) addToGroup(found, opening, { name, order });
  });
  return found;
}

/** The name with each of its characters left open in turn; the last one says what kind of body it is, and is no slip. */
function openingsIn(name: string): string[] {
  return name.length < 3 || name.length > longestName
    ? []
    : Array.from({ length: name.length - 1 }, (_, at) => `${name.slice(0, at)}\n${name.slice(at + 1)}`);
}
