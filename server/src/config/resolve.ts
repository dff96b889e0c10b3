/**
 * The one place where settings become the configuration in force, for editor and command line alike.
 * From weak to strong: rule default, profile, editor settings, `gzyd.yaml`, command line flags.
 */
import { groupBy } from '../text/grouping';
import type { Profile, RuleContext, RuleMeta, Severity } from '../rules/types';
import type { Glob } from './glob';
import { compileExclusion, compileGlob } from './glob';
import { familyKey } from './schema';
import type { IgnoreEntry, RuleSetting, StatedSettings } from './settings';
import { unitDirectory, type UnitDefinition } from './units';
import { nameKey } from '../text/normaliseCharacters';
import { relativePath } from '../files/uris';

/** One source of settings. File patterns in it are relative to `base`. */
export interface Layer {
  readonly settings: StatedSettings;
  /** URI of a folder. */
  readonly base: string;
}

export interface Layers {
  readonly editor?: Layer | undefined;
  readonly file?: Layer | undefined;
  readonly flags?: Layer | undefined;
}

/** What the editor does by itself while a plan is typed. */
export interface TypingSettings {
  readonly continueItems: boolean;
  readonly continueActions: boolean;
  readonly endList: boolean;
  readonly keepIndent: boolean;
  readonly followWhileTyping: boolean;
}

/** The configuration of one plan. The same object as long as nothing changes, so readers may cache by identity. */
export interface ResolvedConfiguration {
  /** `off` also for a rule that excludes this file. */
  severityOf(code: string): Severity | 'off';
  readonly context: RuleContext;
  readonly typing: TypingSettings;
  /** What `gzyd.yaml` states about exported files, and the folder that its paths are relative to. */
  readonly layout: NonNullable<StatedSettings['layout']>;
  readonly layoutBase: string | undefined;
  /** What it states about ledgers, and who is in charge of each unit, by every name that the unit has (`nameKey`). */
  readonly ledger: NonNullable<StatedSettings['ledger']>;
  readonly leaders: ReadonlyMap<string, string>;
  /** False if the file is excluded: nothing is reported in it. */
  readonly checked: boolean;
  /** Entries that apply to this file. */
  readonly ignore: readonly IgnoreEntry[];
}

/** The configuration of all plans of one folder. */
export interface FolderConfiguration {
  /** Whether `files.include` names this file; undefined when it names none. */
  included(uri: string): boolean | undefined;
  forFile(uri: string): ResolvedConfiguration;
}

/** What the `draft` profile keeps. */
const draftRules = (code: string): boolean =>
  code.startsWith('numbering/') ||
  code === 'text/unbalanced' ||
  code === 'responsibility/missing' ||
  code === 'responsibility/empty' ||
  code === 'responsibility/malformed';

/** Severity by profile alone. */
function profileSeverity(rule: RuleMeta, profile: Profile): Severity | 'off' {
  return rule.profiles?.[profile] ?? (profile === 'draft' && !draftRules(rule.code) ? 'off' : rule.severity);
}

interface FilePattern {
  readonly base: string;
  readonly glob: Glob;
}

export function resolveFolder(layers: Layers, rules: readonly RuleMeta[]): FolderConfiguration {
  /** Strongest first. */
  const stated = [layers.flags, layers.file, layers.editor].filter((layer) => layer !== undefined);
  const strongest = <T>(pick: (settings: StatedSettings) => T | undefined): T | undefined => {
    for (const { settings } of stated) {
      const value = pick(settings);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const profile = strongest((settings) => settings.profile) ?? 'standard';
  const planYear = strongest((settings) => settings.planYear);
  const units = unitDirectory(
    strongest((settings) => settings.units),
    planYear,
  );
  const allowedRepeats = [...new Set(stated.flatMap(({ settings }) => settings.words?.allowRepeated ?? []))];
  const label = strongest((settings) => settings.responsibility?.label);
  const brackets = strongest((settings) => settings.responsibility?.brackets) ?? 'auto';
  const note = { ...(label === undefined ? {} : { label }), ...(brackets === 'auto' ? {} : { brackets }) };
  const context: RuleContext = {
    responsibility: strongest((settings) => settings.responsibility?.missing) ?? 'auto',
    numbering: strongest((settings) => settings.numbering?.mode) ?? 'auto',
    ...(planYear === undefined ? {} : { planYear }),
    ...(units === undefined ? {} : { units }),
    ...(Object.keys(note).length === 0 ? {} : { note }),
    ...(allowedRepeats.length === 0 ? {} : { allowedRepeats }),
  };

  const typing: TypingSettings = {
    continueItems: strongest((settings) => settings.typing?.continueItems) ?? true,
    continueActions: strongest((settings) => settings.typing?.continueActions) ?? true,
    endList: strongest((settings) => settings.typing?.endList) ?? true,
    keepIndent: strongest((settings) => settings.typing?.keepIndent) ?? true,
    followWhileTyping: strongest((settings) => settings.numbering?.followWhileTyping) === 'on',
  };

  const layout = layers.file?.settings.layout ?? {};
  const layoutBase = layers.file?.base;
  const ledger = layers.file?.settings.ledger ?? {};
  const leaders = leadersOf(strongest((settings) => settings.units) ?? []);

  const settingOf = (settings: StatedSettings, code: string): RuleSetting => ({
    ...settings.rules?.get(familyKey(code)),
    ...settings.rules?.get(code),
  });
  const severities = new Map<string, Severity | 'off'>();
  const ruleExcludes = new Map<string, readonly FilePattern[]>();
  for (const rule of rules) {
    severities.set(
      rule.code,
      strongest((settings) => settingOf(settings, rule.code).severity) ?? profileSeverity(rule, profile),
    );
    const excludes = stated.flatMap(({ settings, base }) =>
      patterns(base, settingOf(settings, rule.code).exclude, compileExclusion),
    );
    if (excludes.length > 0) ruleExcludes.set(rule.code, excludes);
  }
  const excludes = stated.flatMap(({ settings, base }) => patterns(base, settings.files?.exclude, compileExclusion));
  // The editor sends an empty list when nothing is set.
  const including = stated.find(({ settings }) => (settings.files?.include ?? []).length > 0);
  const includes =
    including === undefined ? undefined : patterns(including.base, including.settings.files?.include, compileGlob);
  const ignore = layers.file?.settings.ignore ?? [];
  const ignoreByFile = groupBy(ignore, ({ file }) => (file === undefined ? undefined : normalisePath(file)));
  const ignoreEverywhere = ignoreByFile.get(undefined) ?? [];

  // A rule that isn't in the registry is our own mistake, which silence would hide.
  const severityOf = (code: string): Severity | 'off' => severities.get(code) ?? 'warning';
  const usual: ResolvedConfiguration = {
    severityOf,
    context,
    typing,
    layout,
    layoutBase,
    ledger,
    leaders,
    checked: true,
    ignore: ignoreEverywhere,
  };
  const special = new Map<string, ResolvedConfiguration>();

  return {
    included: (uri) => (includes === undefined ? undefined : matchesAny(includes, uri)),
    forFile(uri) {
      const path = layers.file === undefined ? undefined : relativePath(layers.file.base, uri);
      const own = path === undefined ? undefined : ignoreByFile.get(path);
      const checked = !matchesAny(excludes, uri);
      const off = new Set([...ruleExcludes].filter(([, found]) => matchesAny(found, uri)).map(([code]) => code));
      if (own === undefined && checked && off.size === 0) return usual;
      let found = special.get(uri);
      if (found === undefined) {
        found = {
          ...usual,
          checked,
          severityOf: off.size === 0 ? severityOf : (code) => (off.has(code) ? 'off' : severityOf(code)),
          ignore:
            own === undefined
              ? ignoreEverywhere
              : ignore.filter((entry) => entry.file === undefined || own.includes(entry)),
        };
        if (special.size > 10_000) special.clear();
        special.set(uri, found);
      }
      return found;
    },
  };
}

function patterns(
  base: string,
  globs: readonly string[] | undefined,
  compile: (pattern: string) => Glob,
): FilePattern[] {
  return (globs ?? []).map((glob) => ({ base, glob: compile(glob) }));
}

function matchesAny(found: readonly FilePattern[], uri: string): boolean {
  return found.some(({ base, glob }) => {
    const path = relativePath(base, uri);
    return path !== undefined && path !== '' && glob.matches(path);
  });
}

/** `./a//b.txt` → `a/b.txt` */
function normalisePath(path: string): string {
  return path
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function leadersOf(units: readonly UnitDefinition[]): ReadonlyMap<string, string> {
  const leaders = new Map<string, string>();
  for (const { name, short, former, leader } of units) {
    if (leader === undefined) continue;
    for (const known of [name, ...short, ...former.map((one) => one.name)]) leaders.set(nameKey(known), leader);
  }
  return leaders;
}
