/**
 * Turns YAML into a small tree with source spans. The text may come from anyone, so size, nesting, aliases and tags are
 * bounded before and during parsing. (Deep nesting isn't only slow: a stack that overflows inside V8's regular
 * expressions ends the process.)
 */
import type { Document, Node, ParsedNode, YAMLError } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import type { Span } from '../text/positions';
import type { Report } from './problems';

export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigNode;
}

export type ConfigNode =
  | { readonly kind: 'map'; readonly span: Span; readonly entries: readonly MapEntry[] }
  | { readonly kind: 'list'; readonly span: Span; readonly items: readonly ConfigNode[] }
  /** `source` is what stands in the file for a plain scalar (`off`, `2026-06`), else the value as text. */
  | {
      readonly kind: 'scalar';
      readonly span: Span;
      readonly value: string | number | boolean | null;
      readonly source: string;
    };

/** UTF-8 bytes and UTF-16 units alike. */
export const maxConfigSize = 1_000_000;
const maxTokens = 250_000;
const maxIndent = 200;
const maxFlowDepth = 24;
/** Things that hardly any configuration uses; each costs the parser far more than a plain value. */
const maxOddities = 2000;
const maxDepth = 64;
const maxNodes = 100_000;

export const parseOptions = {
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'error',
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
} as const;

/** The tree, or undefined with at least one error reported. An empty text is an empty map. */
export function parseYaml(text: string, report: Report): ConfigNode | undefined {
  const whole = { start: 0, end: 0 };
  const refused = guard(text);
  if (refused !== undefined) {
    report(
      'config/too-complex',
      whole,
      refused === 'size' ? '配置文件过大，未读取' : '配置文件嵌套过深或内容过多，未读取',
      refused === 'size'
        ? 'The configuration is too large and was not read'
        : 'The configuration is nested too deeply or too long and was not read',
      'error',
    );
    return undefined;
  }
  const document = parseGuarded(text);
  if (document === undefined) {
    report('config/syntax', whole, '不是有效的 YAML', 'Not valid YAML', 'error');
    return undefined;
  }
  for (const error of document.errors) report('config/syntax', spanOf(error), ...syntaxText(error), 'error');
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) return { kind: 'map', span: whole, entries: [] };
  const tree = new Reader(report).read(document.contents);
  if (tree?.kind === 'scalar' && tree.value === null) return { kind: 'map', span: whole, entries: [] };
  return tree;
}

/** For a text that `guard` let through. Undefined if the parser gives up altogether. */
export function parseGuarded(text: string): Document.Parsed | undefined {
  // A hostile text makes a hundred thousand errors; their stack traces, which nobody reads, would be most of the cost.
  const errors = Error as typeof Error & { stackTraceLimit?: number | undefined };
  const limit = errors.stackTraceLimit;
  try {
    errors.stackTraceLimit = 0;
    return parseDocument(text, parseOptions);
  } catch {
    return undefined;
  } finally {
    errors.stackTraceLimit = limit;
  }
}

/** Linear in the text: is it safe to hand to the parser? */
export function guard(text: string): 'size' | 'complexity' | undefined {
  if (text.length > maxConfigSize) return 'size';
  let tokens = 0;
  let flow = 0;
  let column = 0;
  let indenting = true;
  let oddities = 0;
  /** The token before, ignoring white space. */
  let previous = '\n';
  for (const token of new Lexer().lex(text)) {
    tokens += 1;
    if (isOdd(token, previous, flow)) oddities += 1;
    if (token === '[' || token === '{') flow += 1;
    else if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    const blank = isBlank(token);
    if (token.startsWith('\n') || token.startsWith('\r')) {
      column = 0;
      indenting = true;
    } else if (indenting) {
      column += token.length;
      // White space and the indicators - ? : nest; anything else is content.
      indenting = blank || token === '-' || token === '?' || token === ':';
      if (indenting && column > maxIndent) return 'complexity';
    }
    if (!blank) previous = token;
    if (tokens > maxTokens || flow > maxFlowDepth || oddities > maxOddities) return 'complexity';
  }
  return undefined;
}

const isBlank = (token: string): boolean => /^[ \t]+$/.test(token);

/**
 * Directives, anchors, aliases, tags, explicit and empty keys,
 * brackets that don't match, marks without anything between.
 */
function isOdd(token: string, previous: string, flow: number): boolean {
  switch (token[0]) {
    case '%':
    case '&':
    case '*':
    case '!':
    case '\u0002':
      return true;
    case '?':
      return token.length === 1;
    case ':':
      return token.length === 1 && /^[\n\r,:?[{-]/.test(previous) && previous.length <= 2;
    case ',':
      return /^[,[{]$/.test(previous);
    case ']':
      return flow === 0 || previous === '{';
    case '}':
      return flow === 0 || previous === '[';
    case '"':
    case "'":
      return /["'\]}]$/.test(previous);
    default:
      return false;
  }
}

class Reader {
  readonly #anchors = new Map<string, Node>();
  #nodes = 0;
  #tooMuch = false;

  constructor(private readonly report: Report) {}

  read(root: ParsedNode): ConfigNode | undefined {
    const tree = this.#convert(root, 0, undefined);
    return this.#tooMuch ? undefined : tree;
  }

  /** `at` is the span of the alias through which `node` is reached. */
  #convert(node: Node | null, depth: number, at: Span | undefined): ConfigNode {
    const span = at ?? nodeSpan(node);
    const nothing: ConfigNode = { kind: 'scalar', span, value: null, source: '' };
    this.#nodes += 1;
    if (this.#tooMuch || node === null) return nothing;
    if (this.#nodes > maxNodes || depth > maxDepth) {
      this.#tooMuch = true;
      this.report(
        'config/too-complex',
        span,
        '内容过多或引用嵌套过深，未读取',
        'Too many values or aliases nested too deeply; not read',
        'error',
      );
      return nothing;
    }
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target !== undefined) return this.#convert(target, depth + 1, span);
      this.report(
        'config/alias',
        span,
        syntaxTexts['BAD_ALIAS'] ?? '',
        `There is no anchor &${node.source} before this alias`,
      );
      return nothing;
    }
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    if ((node as { tag?: string }).tag !== undefined) {
      this.report(
        'config/tag',
        span,
        '配置中不使用 YAML 标签（!…），已按普通内容读取',
        'YAML tags (!…) have no meaning here; read as plain content',
      );
    }
    if (isMap(node)) {
      const entries: MapEntry[] = [];
      for (const pair of node.items) {
        const keyNode = pair.key as Node | null;
        const key = isScalar(keyNode) ? keyText(keyNode.source, keyNode.value) : undefined;
        if (key === undefined) {
          this.report('config/key', nodeSpan(keyNode), '键应为文字', 'A key must be a text', 'warning');
          continue;
        }
        entries.push({
          key,
          keySpan: at ?? nodeSpan(keyNode),
          value: this.#convert(
            pair.value as Node | null,
            depth + 1,
            at ?? (pair.value === null ? nodeSpan(keyNode) : undefined),
          ),
        });
      }
      return { kind: 'map', span, entries };
    }
    if (isSeq(node))
      return { kind: 'list', span, items: node.items.map((item) => this.#convert(item as Node | null, depth + 1, at)) };
    if (!isScalar(node)) return nothing;
    const { value } = node;
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', span, value: plain, source: node.source ?? String(plain ?? '') };
  }
}

function keyText(source: string | undefined, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? undefined : (source ?? String(value));
}

function nodeSpan(node: Node | null): Span {
  const range = node?.range;
  return range == null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}

function spanOf(error: YAMLError): Span {
  return { start: error.pos[0], end: Math.max(error.pos[0], error.pos[1]) };
}

const syntaxTexts: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不一致',
  TAB_AS_INDENT: '不能用制表符缩进，请改用空格',
  BAD_ALIAS: '引用（*名称）没有对应的锚点（&名称）',
  MULTIPLE_DOCS: '一个配置文件里只能有一份内容，不能用 --- 分成几份',
  BLOCK_AS_IMPLICIT_KEY: '同一行里写了两层“键: 值”',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能缺少冒号',
  MISSING_CHAR: '缺少标点（引号、括号或冒号）',
  BAD_SCALAR_START: '内容以保留字符开头，请加引号',
  BAD_DQ_ESCAPE: '双引号里的转义写法不对',
  UNEXPECTED_TOKEN: '此处有多余的内容',
  MISSING_IMPLICIT: '缺少冒号或键',
  IMPOSSIBLE: '无法理解此处内容',
};

function syntaxText(error: YAMLError): [string, string] {
  return [`YAML 格式有误：${syntaxTexts[error.code] ?? '此处写法不符合 YAML 规定'}`, `YAML syntax: ${error.message}`];
}

/**
 * A JavaScript value (editor settings, command line flags) as
 * a tree, so that one validation serves all. Spans are empty.
 */
export function treeOf(value: unknown, depth = 0): ConfigNode {
  const span = { start: 0, end: 0 };
  if (depth > maxDepth || value === null || value === undefined)
    return { kind: 'scalar', span, value: null, source: '' };
  if (Array.isArray(value))
    return { kind: 'list', span, items: value.slice(0, maxNodes).map((item) => treeOf(item, depth + 1)) };
  if (typeof value === 'object') {
    return {
      kind: 'map',
      span,
      entries: Object.entries(value).map(([key, inner]) => ({ key, keySpan: span, value: treeOf(inner, depth + 1) })),
    };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', span, value, source: String(value) };
  return { kind: 'scalar', span, value: null, source: '' };
}

/** What a mapping has for a key. */
export function get(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
