/** The methods of the Model Context Protocol that `gzyd mcp` answers: tools, and outlines of plans as resources. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { outlineText } from '../../export/outlineText';
import { parsePlan } from '../../plan/parse';
import type { Localized } from '../../text/localized';
import { isObject } from '../../text/json';
import { uriOf } from '../paths';
import { invalidParams, RpcError, type Method } from './jsonRpc';
import { callTool, inputSchema, toolsFor, type ToolContext } from './tools';

/** Newest first. None of them sends several messages on one line. */
const protocolVersions = ['2025-11-25', '2025-06-18', '2024-11-05'];

/** Resources on a page. */
const pageSize = 500;
const resourceNotFound = -32002;
const outlineScheme = 'gzyd-outline';

export function mcpMethods(context: ToolContext, version: string): Readonly<Record<string, Method>> {
  const { plans, language } = context;
  const tools = toolsFor(context);
  return {
    async initialize({ protocolVersion }) {
      const isKnown = typeof protocolVersion === 'string' && protocolVersions.includes(protocolVersion);
      return {
        protocolVersion: isKnown ? protocolVersion : protocolVersions[0],
        capabilities: { tools: {}, resources: {} },
        serverInfo: { name: 'gzyd', version },
        instructions: instructions[language],
      };
    },
    ping: async () => ({}),
    'tools/list': async () => ({
      tools: tools.map((tool) => ({
        name: tool.name,
        title: tool.title[language],
        description: tool.description[language],
        inputSchema: inputSchema(tool),
        annotations: { readOnlyHint: tool.writes !== true, openWorldHint: false },
      })),
    }),
    async 'tools/call'({ name, arguments: args = {} }) {
      if (!isObject(args)) throw new RpcError(invalidParams, 'The arguments are an object.');
      const answer = await callTool(name, args, context);
      if (answer === undefined) throw new RpcError(invalidParams, `There is no tool ${String(name)}.`);
      const { text, isError } = answer;
      return { content: [{ type: 'text', text }], isError };
    },
    async 'resources/list'({ cursor }) {
      const start = typeof cursor === 'string' ? Number(cursor) : 0;
      if (!Number.isSafeInteger(start) || start < 0) throw new RpcError(invalidParams, 'There is no such cursor.');
      const files = await plans.list();
      const resources = files.slice(start, start + pageSize).map((file) => ({
        uri: uriOf(file).replace(/^file/, outlineScheme),
        name: path.basename(file),
        title: `${path.basename(file)} ${title[language]}`,
        mimeType: 'text/plain',
      }));
      const next = start + pageSize;
      return { resources, ...(next < files.length ? { nextCursor: String(next) } : {}) };
    },
    'resources/templates/list': async () => ({ resourceTemplates: [] }),
    async 'resources/read'({ uri }) {
      const file = typeof uri === 'string' && uri.startsWith(`${outlineScheme}://`) ? fileOf(uri) : undefined;
      const plan = file === undefined ? undefined : await plans.file(file);
      if (plan === undefined || 'why' in plan)
        throw new RpcError(resourceNotFound, plan === undefined ? 'There is no such resource.' : plan.why[language]);
      return { contents: [{ uri, mimeType: 'text/plain', text: outlineText(parsePlan(plan.found.text)) }] };
    },
  };
}

/** Undefined for what is no URI. */
function fileOf(uri: string): string | undefined {
  try {
    return URI.parse(uri, true).with({ scheme: 'file' }).fsPath;
  } catch {
    return undefined;
  }
}

const title: Localized = { zh: '大纲', en: 'outline' };

const instructions: Localized = {
  zh: '检查和读取中文年度工作要点。写完或改完工作要点后用 check 检查，有问题就改，改后再查；序号用 renumber_preview 看应当怎样排。',
  en: 'Reads and checks Chinese annual work plans (工作要点). After writing or changing one, call check, correct what it finds and check again; renumber_preview shows how the numbers should run.',
};
