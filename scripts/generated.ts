/**
 * The files, and the parts of package.json, that are made from registries: rules, settings, tokens, the commands of the
 * client and the command line. `generate.mjs` writes them, and a test compares them.
 */
import { commands } from '../server/src/cli/commands/registry';
import { exporters } from '../server/src/export/registry';
import { formats } from '../server/src/report/registry';
import { commandContributions, commandId, type CommandName } from '../client/src/commands/contributions';
import { inputSchema, toolsFor, type Tool } from '../server/src/cli/mcp/tools';
import { toolPrefix } from '../server/src/protocol/assistantMessages';
import { tokenModifiers, tokenTypes } from '../server/src/protocol/tokenLegend';
import { rules } from '../server/src/rules/registry';
import type { Localized } from '../server/src/text/localized';
import type { RuleMeta } from '../server/src/rules/types';
import { configFileNames } from '../server/src/config/fileNames';
import { editorSettings, jsonSchema } from '../server/src/config/jsonSchema';
import { traditional } from './traditional';
import { cliPage, renderCliPage } from './cliDocs';

type Texts = Record<string, string>;
interface Manifest {
  contributes: {
    commands: unknown;
    semanticTokenTypes: unknown;
    semanticTokenModifiers: unknown;
    configuration: { properties: Record<string, unknown> };
    yamlValidation?: unknown;
    languageModelTools?: unknown;
  };
}

const metas: readonly RuleMeta[] = rules.map(({ meta }) => meta);
/** Those that write nothing. */
const tools = toolsFor({ write: false });
const section = 'gongzuoyaodian';
const schemaPath = 'schemas/gzyd.schema.json';

/** Path → content, for the files as they are now. Parts that aren't generated stay. */
export function generated(read: (path: string) => string): ReadonlyMap<string, string> {
  const settings = editorSettings(metas, section);
  const made = { ...settings.texts, ...toolTexts };
  const chinese = texts(read('package.nls.zh-cn.json'), made, 'zh');
  return new Map([
    [schemaPath, json(jsonSchema(metas))],
    ['package.json', manifest(read('package.json'), settings.properties)],
    ['package.nls.json', texts(read('package.nls.json'), made, 'en')],
    ['package.nls.zh-cn.json', chinese],
    ['package.nls.zh-tw.json', inTraditional(chinese)],
    ['l10n/bundle.l10n.zh-tw.json', inTraditional(read('l10n/bundle.l10n.zh-cn.json'))],
    [cliPage, renderCliPage(read(cliPage), { commands, formats, exporters })],
  ]);
}

/** A tool of `gzyd mcp` as VS Code's chat knows it; `client/src/assistants/tools.ts` registers it. */
function languageModelTool(tool: Tool): object {
  const name = `${toolPrefix}${tool.name}`;
  return {
    name,
    toolReferenceName: name,
    canBeReferencedInPrompt: true,
    displayName: `%tool.${tool.name}%`,
    userDescription: `%tool.${tool.name}.description%`,
    modelDescription: tool.description.en,
    inputSchema: inputSchema(tool),
    when: `config.${section}.assistants == tools`,
  };
}

const toolTexts: Readonly<Record<string, Localized>> = Object.fromEntries(
  tools.flatMap(({ name, title, description }) => [
    [`tool.${name}`, title],
    [`tool.${name}.description`, description],
  ]),
);

/** Settings from the schema are replaced; the client's own (language, logging …) follow and stay. */
function manifest(text: string, properties: Readonly<Record<string, unknown>>): string {
  const content = JSON.parse(text) as Manifest;
  const { contributes } = content;
  const own = Object.fromEntries(
    Object.entries(contributes.configuration.properties).filter(([name]) => !isGenerated(name, properties)),
  );
  contributes.configuration.properties = byOrder({ ...properties, ...own });
  contributes.commands = Object.entries(commandContributions).map(([name, more]) => ({
    command: commandId(name as CommandName),
    title: `%command.${name}%`,
    category: '%category%',
    ...more,
  }));
  contributes.languageModelTools = tools.map(languageModelTool);
  contributes.semanticTokenTypes = tokenTypes.map((id) => ({ id, description: `%token.${id}%` }));
  contributes.semanticTokenModifiers = tokenModifiers.map((id) => ({ id, description: `%modifier.${id}%` }));
  contributes.yamlValidation = [{ fileMatch: [...configFileNames], url: `./${schemaPath}` }];
  return json(content);
}

/** Also a setting that the schema no longer has: all settings below its first word. */
function isGenerated(name: string, properties: Readonly<Record<string, unknown>>): boolean {
  const group = (one: string): string => one.split('.').slice(0, 2).join('.');
  return Object.keys(properties).some((one) => group(one) === group(name));
}

function byOrder(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const order = (value: unknown): number => (value as { order?: number }).order ?? 1000;
  return Object.fromEntries(Object.entries(properties).sort(([, a], [, b]) => order(a) - order(b)));
}

/** Texts of generated settings and of rules are replaced, at the place of the first of them. */
function texts(text: string, made: Readonly<Record<string, Localized>>, language: keyof Localized): string {
  const old = JSON.parse(text) as Texts;
  const groups = new Set(Object.keys(made).map((key) => key.split('.').slice(0, 2).join('.')));
  const stale = (key: string): boolean => key.startsWith('rule.') || groups.has(key.split('.').slice(0, 2).join('.'));
  const entries: [string, string][] = [];
  let placed = false;
  const place = (): void => {
    if (placed) return;
    placed = true;
    entries.push(...Object.entries(made).map(([key, value]): [string, string] => [key, settingNames(value[language])]));
  };
  for (const [key, value] of Object.entries(old)) {
    if (stale(key)) place();
    else entries.push([key, value]);
  }
  place();
  return json(Object.fromEntries(entries));
}

/** `text`: an object of texts. */
function inTraditional(text: string): string {
  const entries = Object.entries(JSON.parse(text || '{}') as Texts);
  return json(Object.fromEntries(entries.map(([key, value]) => [key, traditional(value)])));
}

/** The settings editor takes a name in backquotes for that of a setting. */
function settingNames(text: string): string {
  return text
    .replaceAll('`rules`', `\`${section}.rules\``)
    .replaceAll('`numbering/gap: hint`', '`"numbering/gap": "hint"`')
    .replaceAll('`numbering/*`', '`"numbering/*"`');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
