/** What one source (file, editor, command line) states, after validation. Absent members are not stated. */
import { compareStarts, type Range } from '../text/positions';
import type { RuleMeta } from '../rules/types';
import type { ConfigProblem, RawProblem } from './problems';
import { collector, TextIndex } from './problems';
import { configShape } from './schema';
import type { ObjectShape, ValueOf } from './shapes';
import { checkLights } from './lights';
import { checkUnits } from './units';
import type { UnitDefinition } from './units';
import type { Places } from './validate';
import { validate } from './validate';
import { parseYaml, treeOf } from './tree';

type Stated = ValueOf<ReturnType<typeof configShape>>;
type StatedUnit = NonNullable<Stated['units']>[number];

/** What is stated about a rule, in its long form. */
export type RuleSetting = Exclude<NonNullable<Stated['rules']>[string], string | undefined>;

/**
 * What a finding must match to be left out; an absent member
 * matches anything. `range`: the entry's place in `gzyd.yaml`.
 */
export type IgnoreEntry = NonNullable<Stated['ignore']>[number] & { readonly range?: Range };

/** As the schema describes it, with short forms made long. */
export type StatedSettings = Omit<Stated, 'rules' | 'units' | 'ignore'> & {
  readonly rules?: ReadonlyMap<string, RuleSetting>;
  readonly units?: readonly UnitDefinition[];
  readonly ignore?: readonly IgnoreEntry[];
};

export interface ConfigReport {
  /**
   * Absent when the text as a whole is broken (not YAML, too deep): then the last good settings should stay in force.
   */
  readonly settings?: StatedSettings;
  readonly problems: readonly ConfigProblem[];
}

/** Reads and checks the text of a `gzyd.yaml`. Total: any text gives a report. */
export function readConfig(text: string, rules: readonly RuleMeta[]): ConfigReport {
  const raw: RawProblem[] = [];
  const report = collector(raw);
  const index = new TextIndex(text);
  const tree = parseYaml(text, report);
  let settings: StatedSettings | undefined;
  if (tree !== undefined && tree.kind !== 'map') {
    report('config/type', tree.span, '配置应为若干“键: 值”', 'The configuration must be a mapping', 'error');
  } else if (tree !== undefined) {
    const places: Places = new Map();
    settings = toSettings(validate(tree, configShape(rules), report, places), (entry) => {
      const span = places.get(entry);
      return span === undefined ? undefined : index.range(span);
    });
    checkUnits(tree, report);
    checkLights(tree, report);
  }
  const problems = raw.map(({ span, ...problem }): ConfigProblem => ({ ...problem, range: index.range(span) }));
  problems.sort(compareStarts);
  return settings === undefined ? { problems } : { settings, problems };
}

/**
 * The same for JavaScript values (editor settings, command line flags). Unknown keys belong to others and are ignored.
 */
export function readValues(
  value: unknown,
  rules: readonly RuleMeta[],
): { readonly settings: StatedSettings; readonly problems: readonly ConfigProblem[] } {
  const raw: RawProblem[] = [];
  const messages: ConfigProblem[] = [];
  const shape: ObjectShape = configShape(rules);
  const tree = treeOf(value);
  if (tree.kind !== 'map') return { settings: {}, problems: [] };
  const start = { line: 0, character: 0 };
  const known = tree.entries.filter(({ key }) => Object.hasOwn(shape.properties, key) && key !== 'ignore');
  const valid: Record<string, unknown> = {};
  for (const { key, value: node } of known) {
    // One collector for each key: all spans are empty, so a shared one would take two problems for the same.
    raw.length = 0;
    const found = validate(node, shape.properties[key]!.shape, (code, span, zh, en, severity = 'warning') => {
      if (raw.length < 20)
        raw.push({
          code,
          span,
          severity,
          message: { zh: `设置 gongzuoyaodian.${key}：${zh}`, en: `Setting gongzuoyaodian.${key}: ${en}` },
        });
    });
    if (found !== undefined) valid[key] = found;
    messages.push(
      ...raw.map(({ code, severity, message }) => ({ code, severity, message, range: { start, end: start } })),
    );
  }
  return { settings: toSettings(valid), problems: messages };
}

/** `value`: what `validate` let through. */
function toSettings(value: unknown, placeOf: (entry: object) => Range | undefined = () => undefined): StatedSettings {
  const { rules, units, ignore, ...others } = (value ?? {}) as Stated;
  return {
    ...others,
    ...(rules && { rules: new Map(Object.entries(rules).map(([code, setting]) => [code, toRuleSetting(setting)])) }),
    ...(units && { units: units.map(toUnit) }),
    ...(ignore && {
      ignore: ignore.map((entry) => {
        const range = placeOf(entry);
        return range === undefined ? { ...entry } : { ...entry, range };
      }),
    }),
  };
}

function toRuleSetting(setting: NonNullable<Stated['rules']>[string]): RuleSetting {
  return typeof setting === 'string' ? { severity: setting } : (setting ?? {});
}

function toUnit(unit: StatedUnit): UnitDefinition {
  if (typeof unit === 'string') return { name: unit.trim(), short: [], former: [], collective: false };
  const { name, parent, leader, short = [], former = [], collective = false } = unit;
  return {
    name: name.trim(),
    short: short.map((text) => text.trim()),
    collective,
    former: former.map((entry) =>
      typeof entry === 'string' ? { name: entry.trim() } : { ...entry, name: entry.name.trim() },
    ),
    ...(parent === undefined ? {} : { parent: parent.trim() }),
    ...(leader === undefined ? {} : { leader: leader.trim() }),
  };
}
