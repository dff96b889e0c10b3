/**
 * Quick fixes of a finding that change `gzyd.yaml` instead of the
 * plan: register the unit, leave this place alone, turn this rule off.
 */
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver';
import { solved, workspaceEdit } from './configDocuments';
import type { ConfigFixes, OpenPlan } from '../features/feature';
import { findingsAt } from '../findings/place';
import type { Reported } from '../findings/report';
import { plainText } from '../text/plainText';
import type { Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { rules } from '../rules/registry';
import { unknownUnitRule } from '../rules/responsibility/unknownUnit';
import { inverseEdits, type Edit } from '../text/edits';
import type { ConfigWritten } from '../protocol/messages';
import { addIgnoreEntries, addUnits, setRuleSeverity } from '../config/document/edits';
import type { IgnoreEntry } from '../config/settings';
import type { ConfigurationStore } from '../config/store';
import { entryFor } from '../findings/ignore';
import { baseName } from '../files/uris';

export interface PlanConfigActionOptions {
  readonly language: MessageLanguage;
  /** The client accepts versioned edits. */
  readonly documentChanges: boolean;
  /** The client accepts edits that create files. */
  readonly createsFiles: boolean;
  /** The client's own diagnostics, to say which of them an action resolves. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The client's command that follows such a change: it saves the file and tells where it is. */
  readonly written?: string | undefined;
}

/** With more findings than this at one place, they are not offered one by one. */
const maxFindings = 8;
const metas = rules.map(({ meta }) => meta);
const kinds = new Map<string, (typeof rules)[number]['kind']>(rules.map(({ meta, kind }) => [meta.code, kind]));
const titles = new Map<string, (typeof metas)[number]['title']>(metas.map(({ code, title }) => [code, title]));

const none: ConfigFixes = { here: [], everywhere: [] };

/**
 * For the findings at `range`. None for a text that isn't a file,
 * or when `gzyd.yaml` is there and can't be changed safely.
 */
export async function planConfigActions(
  { uri, plan }: OpenPlan,
  reported: readonly Reported[],
  range: Range,
  store: ConfigurationStore,
  options: PlanConfigActionOptions,
): Promise<ConfigFixes> {
  const { here, meant } = findingsAt(reported, range, maxFindings);
  if (here.length === 0 || !uri.startsWith('file:')) return none;
  const existing = await store.configFileOf(uri);
  const target = existing ?? (await store.configFileToWrite(uri));
  const fileName = baseName(target);
  const file = store.pathIn(target, uri);
  const text = existing === undefined ? '' : await store.textOf(existing);
  if (
    file === undefined ||
    text === undefined ||
    (existing === undefined && !(options.documentChanges && options.createsFiles))
  )
    return none;
  const zh = options.language === 'zh';
  /** Shown in quotation marks. */
  const nameOf = (code: string): string =>
    (titles.get(code)?.[options.language] ?? code).replaceAll('“', '‘').replaceAll('”', '’');
  const make = (title: string, edits: readonly Edit[] | undefined, ...codes: readonly string[]): CodeAction[] => {
    if (edits === undefined || edits.length === 0) return [];
    const created = existing === undefined;
    const written: ConfigWritten = { uri: target, created, undo: inverseEdits(text, edits) };
    const resolved = codes.flatMap((code) => solved(options.diagnostics, code, range).diagnostics ?? []);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        ...(resolved.length === 0 ? {} : { diagnostics: resolved }),
        edit: workspaceEdit(target, null, edits, options.documentChanges, created),
        ...(options.written === undefined
          ? {}
          : { command: { title, command: options.written, arguments: [written] } }),
      },
    ];
  };
  const codesOf = (some: readonly Reported[]): string[] => [...new Set(some.map(({ finding }) => finding.code))];
  const entriesOf = (some: readonly Reported[]): IgnoreEntry[] =>
    some.map(({ finding }) => entryFor(finding, plan, file, kinds.get(finding.code)));
  const ignoring = codesOf(meant).flatMap((code) =>
    make(
      zh ? `此处不再提示“${nameOf(code)}”（写入 ${fileName}）` : `Ignore “${nameOf(code)}” here (in ${fileName})`,
      addIgnoreEntries(text, entriesOf(meant.filter(({ finding }) => finding.code === code))),
      code,
    ),
  );
  const ignoringAll =
    codesOf(here).length < 2
      ? []
      : make(
          zh
            ? `此处的 ${here.length} 条提示都不再显示（写入 ${fileName}）`
            : `Ignore all ${here.length} findings here (in ${fileName})`,
          addIgnoreEntries(text, entriesOf(here)),
          ...codesOf(here),
        );
  return {
    here: [
      ...registering(plan, reported, here, fileName, options.language).flatMap(({ title, names }) =>
        make(title, addUnits(text, names), unknownUnit),
      ),
      ...ignoring,
      ...ignoringAll,
    ],
    // Without their diagnostics: editors list what resolves one before all else.
    everywhere: codesOf(meant).flatMap((code) =>
      make(
        zh ? `关闭规则“${nameOf(code)}”（写入 ${fileName}）` : `Turn the rule “${nameOf(code)}” off (in ${fileName})`,
        setRuleSeverity(text, code, 'off'),
      ),
    ),
  };
}

const unknownUnit = unknownUnitRule.meta.code;

/**
 * Offers to register unknown names: the one at the place, and all of them. Likely misspellings are left out.
 */
function registering(
  plan: Plan,
  reported: readonly Reported[],
  here: readonly Reported[],
  fileName: string,
  language: MessageLanguage,
): { readonly title: string; readonly names: readonly string[] }[] {
  const namesIn = (some: readonly Reported[]): string[] =>
    some
      .filter(({ finding }) => finding.code === unknownUnit && finding.fixes === undefined)
      .map(
        ({
          finding: {
            range: { start, end },
          },
        }) => plan.lines[start.line]!.text.slice(start.character, end.character),
      );
  const names = [...new Set(namesIn(here))];
  if (names.length === 0) return [];
  const every = [...new Set(namesIn(reported))];
  const zh = language === 'zh';
  return [
    ...names.map((name) => ({
      title: plainText(
        zh ? `把“${name}”加入单位登记表（写入 ${fileName}）` : `Register the unit “${name}” (in ${fileName})`,
      ),
      names: [name],
    })),
    ...(every.length < 2
      ? []
      : [
          {
            title: zh
              ? `把登记表中没有的 ${every.length} 个单位全部加入（写入 ${fileName}）`
              : `Register all ${every.length} unknown units (in ${fileName})`,
            names: every,
          },
        ]),
  ];
}
