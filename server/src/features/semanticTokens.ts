/** Semantic tokens, by the legend in `protocol/tokenLegend.ts`, in LSP's encoding. Each line keeps its tokens. */
import type {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { SemanticTokensEdit } from 'vscode-languageserver-types';
import { skipSpaces, trimEnd } from '../text/characters';
import { deadlinesOf } from '../plan/facts/bindingDeadlines';
import { targetsOf } from '../plan/facts/bindingTargets';
import { defineLineValue } from '../plan/facts/define';
import { isPast, lineTitleSpan, zoneAt } from '../plan/query';
import { partitionPoint } from '../text/binarySearch';
import type { Line, Note, Role } from '../scan/types';
import type { Entry, Plan, Structure } from '../plan/types';
import type { Span } from '../text/positions';
import { stepSize, type Steps } from '../async/steps';
import type { ClientSupport } from '../protocol/clientSupport';
import { tokenLegend, tokenModifierBit as modifier, tokenTypeIndex as type } from '../protocol/tokenLegend';
import { defineFeature } from './feature';

/** The tokens of the lines `from` (inclusive) to `to` (exclusive), in LSP's relative encoding. */
export function* semanticTokens(plan: Plan, from = 0, to = plan.lines.length): Steps<number[]> {
  const { structure } = plan;
  const { entries } = structure;
  const data: number[] = [];
  const last = Math.min(to, plan.lines.length);
  let next = partitionPoint(entries.length, (index) => entries[index]!.line < from);
  let past = isPast(structure, entries[next - 1]);
  let previousLine = 0;
  for (let index = Math.max(0, from); index < last; index++) {
    if ((index - from) % stepSize === stepSize - 1) yield;
    const first = next;
    while (entries[next]?.line === index) past = entries[next++]!.past;
    const line = plan.lines[index]!;
    if (line.shape === 'blank') continue;
    const binding = amountsOf(structure, line, past);
    const tokens =
      entries[first]?.shared === undefined || next === first
        ? tokensOf(line, zoneAt(structure, index), next > first, past, binding)
        : encode(sharedTokens(line, entries.slice(first, next), inner(line, binding ?? (past ? noAmounts : line))));
    let previousStart = 0;
    for (let at = 0; at < tokens.length; at += 4) {
      const start = tokens[at]!;
      data.push(index - previousLine, start - previousStart, tokens[at + 1]!, tokens[at + 2]!, tokens[at + 3]!);
      previousLine = index;
      previousStart = start;
    }
  }
  return data;
}

/** The edit that turns `before` into `after`: it replaces what lies between their common start and their common end. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [{ start, deleteCount: before.length - start - same, data: after.slice(start, after.length - same) }];
}

/** The binding amounts of a line. Undefined if all of its own bind, or if it looks back and none do. */
function amountsOf(structure: Structure, line: Line, past: boolean): Amounts | undefined {
  const deadlines = deadlinesOf(structure, line, past);
  if (past) return deadlines.length === 0 ? undefined : { targets: none, vague: none, deadlines };
  const targets = targetsOf(structure, line);
  return targets === line.targets && deadlines === line.deadlines
    ? undefined
    : { targets, vague: line.vague, deadlines };
}

type Amounts = Pick<Line, 'targets' | 'vague' | 'deadlines'>;

/** Four numbers a token: start, length, type, modifiers; sorted, without overlap. */
type Tokens = readonly number[];

const none: readonly never[] = Object.freeze([]);
const noAmounts: Amounts = { targets: none, vague: none, deadlines: none };

function tokensOf(
  line: Line,
  zone: ReturnType<typeof zoneAt>,
  isEntry: boolean,
  past: boolean,
  binding: Amounts | undefined,
): Tokens {
  switch (zone) {
    case 'front':
    case 'end':
      return none;
    case 'title':
      return titleTokens(line);
    default:
      if (binding !== undefined) return encode(isEntry ? headed(line, inner(line, binding)) : inner(line, binding));
      return isEntry
        ? past
          ? pastHeadingTokens(line)
          : headingTokens(line)
        : past
          ? pastTextTokens(line)
          : textTokens(line);
  }
}

const titleTokens = defineLineValue(({ text }) => {
  const start = skipSpaces(text, 0);
  return encode([{ start, end: trimEnd(text, text.length, start), type: type.planDocumentTitle, modifiers: 0 }]);
});
const headingTokens = defineLineValue((line) => encode(headed(line, inner(line, line))));
const textTokens = defineLineValue((line) => encode(inner(line, line)));
// Last year's results are not targets. A deadline for later among them is rare, so such a line's tokens aren't kept.
const pastHeadingTokens = defineLineValue((line) => encode(headed(line, inner(line, noAmounts))));
const pastTextTokens = defineLineValue((line) => encode(inner(line, noAmounts)));

interface Token extends Span {
  readonly type: number;
  readonly modifiers: number;
}

function inner(line: Line, { targets, vague, deadlines }: Amounts): Token[] {
  const tokens: Token[] = [];
  const add = ({ start, end }: Span, kind: number, modifiers = 0): void => {
    if (end > start) tokens.push({ start, end, type: kind, modifiers });
  };
  for (const note of line.notes) {
    for (const { span, role } of note.labels) add(span, type.planLabel, roleBits(role));
    for (const { span, role, inferred } of note.units)
      add(span, type.planUnit, roleBits(role) | (inferred ? modifier.inferred : 0));
    if (note.form === 'verb')
      for (const { role, ...span } of roleWords(line.text, note)) add(span, type.planLabel, roleBits(role));
  }
  for (const { marker } of line.actions) add(marker, type.planMeasure);
  for (const { span, hedge } of targets) add(span, type.planTarget, hedge === undefined ? 0 : modifier.hedged);
  for (const { span } of vague) add(span, type.planTarget, modifier.vague);
  for (const { span } of deadlines) add(span, type.planDeadline);
  tokens.sort((a, b) => a.start - b.start || b.end - a.end);
  // Where two overlap (a deadline inside a note), the one that begins first is kept.
  let end = 0;
  return tokens.filter((token) => {
    if (token.start < end) return false;
    end = token.end;
    return true;
  });
}

const verbs = /(?:按(?:各自)?职责(?:分工)?)?(?:牵头|负责|配合|参与|协助|协办|指导|落实|督导)/g;

/** 牵头, 配合, 负责 between the units of a note without a label. */
function roleWords(text: string, { content, units }: Note): (Span & { readonly role: Role })[] {
  const words: (Span & { readonly role: Role })[] = [];
  let start = content.start;
  for (const next of [...units.map(({ span }) => span), { start: content.end, end: content.end }]) {
    for (const match of text.slice(start, Math.max(start, next.start)).matchAll(verbs)) {
      const at = start + match.index;
      words.push({
        start: at,
        end: at + match[0].length,
        role: /牵头$/.test(match[0]) ? 'lead' : /(?:配合|参与|协助|协办)$/.test(match[0]) ? 'support' : 'plain',
      });
    }
    start = Math.max(start, next.end);
  }
  return words;
}

function roleBits(role: Role): number {
  return role === 'lead' ? modifier.lead : role === 'support' ? modifier.support : 0;
}

/** The tokens of a line that holds several headings. */
function sharedTokens(line: Line, entries: readonly Entry[], tokens: readonly Token[]): Token[] {
  return entries.flatMap(({ shared }, index) => {
    const from = index === 0 ? 0 : shared!.marker.span.start;
    const to = entries[index + 1]?.shared!.marker.span.start ?? Infinity;
    const within = tokens.filter(({ start }) => start >= from && start < to);
    const before = within.filter(({ end }) => end <= shared!.marker.span.start);
    return [...before, ...headed(line, within, shared)];
  });
}

/** Adds marker and title; the title gives way to what stands in it. */
function headed(line: Line, tokens: readonly Token[], heading = line.heading): Token[] {
  const title: Token = { ...lineTitleSpan(line, heading), type: type.planTitle, modifiers: 0 };
  if (heading === undefined) return around(title, tokens);
  const { start, end } = heading.marker.span;
  const marker: Token = { start, end, type: type.planMarker, modifiers: 0 };
  return [
    marker,
    ...around(
      title,
      tokens.filter((token) => token.start >= end),
    ),
  ];
}

function around(outer: Token, tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let start = outer.start;
  for (const token of tokens) {
    if (token.start > start && start < outer.end)
      result.push({ ...outer, start, end: Math.min(token.start, outer.end) });
    result.push(token);
    start = Math.max(start, token.end);
  }
  if (start < outer.end) result.push({ ...outer, start });
  return result;
}

function encode(tokens: readonly Token[]): Tokens {
  if (tokens.length === 0) return none;
  return tokens.flatMap(({ start, end, type: kind, modifiers }) => [start, end - start, kind, modifiers]);
}

/** Three requests with one capability. */
function capability({ tokenTypes }: ClientSupport): ServerCapabilities {
  return { semanticTokensProvider: { legend: tokenLegend(tokenTypes), full: { delta: true }, range: true } };
}

export const semanticTokensFeature = defineFeature<typeof SemanticTokensRequest>({
  method: 'textDocument/semanticTokens/full',
  capability,
  neutral: { data: [] },
  plan: (document, _params, { tokens }) => tokens.full(document),
});

export const semanticTokensDeltaFeature = defineFeature<typeof SemanticTokensDeltaRequest>({
  method: 'textDocument/semanticTokens/full/delta',
  capability,
  neutral: { data: [] },
  plan: (document, { previousResultId }, { tokens }) => tokens.delta(document, previousResultId),
});

export const semanticTokensRangeFeature = defineFeature<typeof SemanticTokensRangeRequest>({
  method: 'textDocument/semanticTokens/range',
  capability,
  neutral: { data: [] },
  plan: (document, { range }, { tokens }) => tokens.range(document, range),
});
