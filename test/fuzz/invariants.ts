/** What must hold for any text at all. Each function throws where it doesn't. */
import assert from 'node:assert/strict';
import { planDocuments } from '../../server/src/session/documents';
import { fixActions } from '../../server/src/features/actions/fixes';
import { toDiagnostics } from '../../server/src/features/diagnostics';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { foldingRanges } from '../../server/src/features/foldingRanges';
import { formatting } from '../../server/src/features/formatting';
import { renumber } from '../../server/src/refactor/renumber';
import { hover } from '../../server/src/features/hover';
import { normaliseNotes } from '../../server/src/refactor/normaliseNotes';
import { documentHighlights } from '../../server/src/features/documentHighlights';
import { planReferences } from '../../server/src/features/references';
import { selectionRanges } from '../../server/src/features/selectionRanges';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { complete } from '../../server/src/async/steps';
import { overview } from '../../server/src/views/overview';
import { clampRange, planText } from '../../server/src/plan/query';
import { parsePlan } from '../../server/src/plan/parse';
import type { Plan } from '../../server/src/plan/types';
import type { Position, Range } from '../../server/src/text/positions';
import { createEngine } from '../../server/src/rules/engine';
import { applyEdits } from '../../server/src/text/edits';
import { mergeFixes, plainEdits, preferredFix } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/registry';
import { defaultContext, type Finding, type RuleContext } from '../../server/src/rules/types';
import type { Edit } from '../../server/src/text/edits';
import { unitDirectory } from '../../server/src/config/units';
import { seenOf } from '../support/seen';
import type { Choices } from './choices';

const engine = createEngine(rules);
/** Each rule that has fixes, on its own. */
const fixing = rules
  .filter(({ meta }) => meta.fixable)
  .map((rule) => ({ code: rule.meta.code, alone: createEngine([rule]) }));

/** Every option that a rule reads, away from its default. */
export const demandingContext: RuleContext = {
  responsibility: 'always',
  numbering: 'document',
  planYear: 2026,
  allowedRepeats: ['常常'],
  units: unitDirectory([
    { name: '基础教育科', short: ['基教科'], former: [{ name: '普教科' }], collective: false },
    { name: '人事科', short: [], former: [], collective: false },
    { name: '各科室', short: [], former: [], collective: true },
  ])!,
};

/** The lines as a client counts them. */
const linesOf = (text: string): string[] => text.split(/\r\n?|\n/);

function isInside(lines: readonly string[], { line, character }: Position): boolean {
  return (
    Number.isInteger(line) &&
    Number.isInteger(character) &&
    line >= 0 &&
    line < lines.length &&
    character >= 0 &&
    character <= lines[line]!.length
  );
}

function assertRange(lines: readonly string[], { start, end }: Range, what: string): void {
  assert.ok(
    isInside(lines, start) && isInside(lines, end),
    `${what}: ${JSON.stringify({ start, end })} is outside the text`,
  );
  assert.ok(
    start.line < end.line || (start.line === end.line && start.character <= end.character),
    `${what}: ${JSON.stringify({ start, end })} ends before it starts`,
  );
}

/**
 * Everything in `value` that has a `start` and an `end`: numbers
 * are columns of `lines[line]`, positions are places in the text.
 */
function assertPlaces(
  value: unknown,
  lines: readonly string[],
  what: string,
  line?: number,
  seen = new Set<object>(),
): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') {
    assert.ok(
      line !== undefined && start >= 0 && start <= end && end <= lines[line]!.length,
      `${what}: ${start}–${end} is outside line ${line}`,
    );
  } else if (typeof start === 'object' && typeof end === 'object') {
    assertRange(lines, value as Range, what);
    return;
  }
  for (const [key, inner] of Object.entries(value)) assertPlaces(inner, lines, `${what}.${key}`, line, seen);
}

function assertPlan(text: string): Plan {
  const plan = parsePlan(text);
  assert.equal(planText(plan), text);
  const lines = linesOf(text);
  assert.deepEqual(
    plan.lines.map((line) => line.text),
    lines,
  );
  plan.lines.forEach((line, index) => {
    assert.ok(['', '\n', '\r\n', '\r'].includes(line.eol) && (line.eol === '') === (index === lines.length - 1));
    assertPlaces(line, lines, 'line', index);
  });
  const { entries, roots, title, bodyStart, bodyEnd } = plan.structure;
  assert.ok(bodyStart >= 0 && bodyStart <= bodyEnd && bodyEnd <= lines.length, `body ${bodyStart}–${bodyEnd}`);
  if (title !== undefined)
    assert.ok(title.startLine >= 0 && title.startLine <= title.endLine && title.endLine < lines.length);
  assert.deepEqual(
    roots,
    entries.filter((entry) => entry.parent === undefined),
  );
  entries.forEach((entry, index) => {
    assert.equal(entry.index, index);
    assert.ok(index === 0 || entry.line > entries[index - 1]!.line);
    assert.ok(entry.endLine >= entry.line && entry.endLine < lines.length);
    assert.equal(entry.level, (entry.parent?.level ?? 0) + 1);
    for (const child of entry.children)
      assert.ok(child.parent === entry && child.line > entry.line && child.endLine <= entry.endLine);
  });
  return plan;
}

/** Control and direction characters, which none of our sentences may take over from a text. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function assertPlain(said: string, what: string): void {
  assert.ok(!unseen.test(said), `${what} carries control or direction characters: ${JSON.stringify(said)}`);
}

function assertEdits(edits: readonly Edit[], lines: readonly string[], what: string): void {
  for (const { range, newText } of edits) {
    assertRange(lines, range, what);
    assert.equal(typeof newText, 'string');
  }
}

function assertFeatures(plan: Plan, text: string, choices: Choices): void {
  const lines = linesOf(text);
  const symbols = complete(documentSymbols(plan));
  assertPlaces(symbols, lines, 'symbols');
  const pending = [...symbols];
  for (let symbol = pending.pop(); symbol !== undefined; symbol = pending.pop()) {
    assert.ok(symbol.name.trim() !== '', 'a symbol has no name');
    assertPlain(symbol.name + (symbol.detail ?? ''), 'symbol');
    const { range, selectionRange } = symbol;
    const inner = clampRange(plan, selectionRange);
    assert.ok(
      (range.start.line < inner.start.line ||
        (range.start.line === inner.start.line && range.start.character <= inner.start.character)) &&
        (range.end.line > inner.end.line ||
          (range.end.line === inner.end.line && range.end.character >= inner.end.character)),
      `a symbol's selection ${JSON.stringify(inner)} is outside its range ${JSON.stringify(range)}`,
    );
    pending.push(...(symbol.children ?? []));
  }
  for (const fold of foldingRanges(plan, { wholeLines: choices.below(2) === 0 }))
    assert.ok(fold.startLine >= 0 && fold.startLine < fold.endLine && fold.endLine < lines.length);
  const tokens = complete(semanticTokens(plan));
  for (let at = 0, line = 0, column = 0; at < tokens.length; at += 5) {
    const [down, right, length] = tokens.slice(at, at + 3) as [number, number, number];
    assert.ok(down >= 0 && right >= 0 && length > 0 && (at === 0 || down > 0 || right > 0));
    line += down;
    column = down > 0 ? right : column + right;
    assert.ok(line < lines.length && column + length <= lines[line]!.length, `token ${line}:${column}+${length}`);
    const next = tokens.slice(at + 5, at + 7);
    assert.ok(next[0] !== 0 || next[1]! >= length, 'tokens overlap');
  }
  const view = overview(plan, [], 1, 50);
  assertPlaces(view, lines, 'overview');
  for (let left = 6; left > 0; left--) {
    const line = choices.below(lines.length);
    const position = { line, character: choices.below(lines[line]!.length + 1) };
    for (const language of ['zh', 'en'] as const) {
      const found = hover(plan, position, { language, format: 'markdown' });
      assertPlaces(found, lines, 'hover');
    }
    assertPlaces(selectionRanges(plan, [position]), lines, 'selection');
    assertPlaces(complete(documentHighlights(plan, position)), lines, 'highlights');
    assertPlaces(complete(planReferences(plan, position, 'u')), lines, 'references');
  }
}

function assertFindings(plan: Plan, text: string, context: RuleContext): readonly Finding[] {
  const lines = linesOf(text);
  const findings = engine.check(plan, context);
  for (const finding of findings) {
    const { code, range, message, related = [], fixes = [] } = finding;
    assertRange(lines, range, code);
    assert.ok(message.zh !== '' && message.en !== '', `${code}: empty message`);
    for (const place of related) assertRange(lines, place.range, code);
    for (const fix of fixes) {
      assertEdits(fix.edits, lines, code);
      for (const title of [fix.title.zh, fix.title.en]) assert.ok(title !== '', `${code}: empty title`);
      parsePlan(applyEdits(text, plainEdits(fix)));
    }
  }
  assert.deepEqual(engine.check(plan, context), findings);
  const said = findings.map(({ code, range, message }) => JSON.stringify([code, range, message.zh]));
  assert.equal(
    new Set(said).size,
    said.length,
    `said twice: ${said.find((one, index) => said.indexOf(one) !== index)}`,
  );
  const reported = findings.map((finding) => ({ finding, severity: 'warning' as const }));
  for (const language of ['zh', 'en'] as const) {
    for (const { message, relatedInformation = [] } of toDiagnostics(reported, { language, uri: 'u', related: true })) {
      assert.ok(typeof message === 'string');
      assert.ok(message.length < 1000, `a message of ${message.length} characters`);
      assertPlain(message, 'message');
      for (const place of relatedInformation) assertPlain(place.message, 'related message');
    }
    for (const { range } of findings.slice(0, 8)) {
      const offered = fixActions(reported, range, {
        uri: 'u',
        version: 1,
        language,
        documentChanges: false,
        snippets: false,
        invoked: true,
        diagnostics: [],
        titleOf: () => undefined,
      });
      for (const { title, command, edit } of offered) {
        assertPlain(title, 'title');
        assert.equal(command, undefined);
        assertEdits(edit?.changes?.['u'] ?? [], lines, title);
      }
    }
  }
  return findings;
}

/**
 * Fixing again and again comes to an end. A fix with places to fill in is finished by its author, so it is left out.
 */
function assertFixes(text: string, context: RuleContext): void {
  for (const { code, alone } of fixing) {
    const fixAll = (sample: string): string =>
      applyEdits(
        sample,
        mergeFixes(
          alone
            .check(parsePlan(sample), context)
            .flatMap((finding) => preferredFix(finding.fixes) ?? [])
            .filter(({ snippet }) => snippet !== true),
        ),
      );
    let fixed = fixAll(text);
    let before = text;
    // Correcting one number may reveal the next mistake, and of very many marks without a partner only the first have
    // fixes.
    for (let pass = Math.max(20, linesOf(text).length); pass >= 0 && fixed !== before; pass--)
      [before, fixed] = [fixed, fixAll(fixed)];
    assert.equal(fixAll(fixed), fixed, `${code}: fixing comes to no end`);
  }
  const numbered = applyEdits(text, renumber(parsePlan(text), { mode: context.numbering }).edits);
  assert.equal(
    applyEdits(numbered, renumber(parsePlan(numbered), { mode: context.numbering }).edits),
    numbered,
    'renumbering twice is not renumbering once',
  );
  const formatted = applyEdits(text, formatting(parsePlan(text)));
  assert.equal(withoutSpace(formatted), withoutSpace(text), 'formatting changes more than white space');
  assert.equal(
    applyEdits(formatted, formatting(parsePlan(formatted))),
    formatted,
    'formatting twice is not formatting once',
  );
  const alike = applyEdits(text, normaliseNotes(parsePlan(text)));
  assert.equal(
    applyEdits(alike, normaliseNotes(parsePlan(alike))),
    alike,
    'normalising notes twice is not doing so once',
  );
}

function withoutSpace(text: string): string {
  return text.replace(/[^\S\r\n]+/g, '');
}

/** Edits as an editor sends them, against the fresh text. */
export function assertEdited(text: string, choices: Choices, insert: (choices: Choices) => string): void {
  let document = planDocuments.create('u', 'gongzuoyaodian', 1, text);
  let expected = text;
  for (let version = 2; version <= 4; version++) {
    const lines = linesOf(expected);
    const place = (): Position => {
      const line = choices.below(lines.length);
      return { line, character: choices.below(lines[line]!.length + 1) };
    };
    const start = place();
    const far =
      choices.below(3) === 0
        ? place()
        : { line: start.line, character: Math.min(start.character + choices.below(4), lines[start.line]!.length) };
    const swapped = far.line < start.line || (far.line === start.line && far.character < start.character);
    const range = swapped ? { start: far, end: start } : { start, end: far };
    const newText = insert(choices);
    document = planDocuments.update(document, [{ range, text: newText }], version);
    expected = applyEdits(expected, [{ range, newText }]);
    seenOf(document.plan, engine);
  }
  assert.equal(planText(document.plan), expected);
  assert.deepEqual(seenOf(document.plan, engine), seenOf(parsePlan(expected), engine));
}

/** All of the above. */
export function assertText(text: string, choices: Choices): void {
  const context = choices.below(2) === 0 ? defaultContext : demandingContext;
  const plan = assertPlan(text);
  assertFeatures(plan, text, choices);
  assertFindings(plan, text, context);
  assertFixes(text, context);
}
