/**
 * The grammar against samples that carry their expectations: below a line of text,
 * `~ part = scope` says that this part of the line has a scope that begins so, from
 * its first to its last character; `! part = scope` that no character of it has.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { labelledPlans, labelledRealPlans, type LabelledPlan } from '../corpus/labels';
import { skipWithoutCorpus } from '../corpus/texts';
import { loadGrammar, tokenize } from './tokenize';
import type { ScopedText } from './tokenize';

const samples = path.join(process.cwd(), 'test', 'grammar', 'samples');

interface Expectation {
  readonly line: number;
  readonly present: boolean;
  readonly part: string;
  readonly scope: string;
}

function readSample(content: string): { text: string; expectations: Expectation[] } {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of content.trimEnd().split('\n')) {
    const [, sign, part, scope] = /^([~!]) (.+) = (\S+)$/.exec(line) ?? [];
    if (sign === undefined) lines.push(line);
    else expectations.push({ line: lines.length - 1, present: sign === '~', part: part!, scope: scope! });
  }
  return { text: lines.join('\n'), expectations };
}

/** For each character of the line, whether a scope that begins with `scope` covers it. */
function covered(tokens: readonly ScopedText[], line: number, scope: string): boolean[] {
  const result: boolean[] = [];
  for (const token of tokens) {
    if (token.line !== line) continue;
    const has = token.scopes.some((names) => names.split(' ').some((name) => name.startsWith(scope)));
    for (let column = token.start; column < token.end; column++) result[column] = has;
  }
  return result;
}

describe('the TextMate grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  for (const file of readdirSync(samples)) {
    const { text, expectations } = readSample(readFileSync(path.join(samples, file), 'utf8'));
    const lines = text.split('\n');
    it(`colours ${file} as it says (${expectations.length} expectations)`, () => {
      assert.ok(expectations.length > 10);
      const tokens = tokenize(grammar, text);
      const broken = expectations.filter(({ line, present, part, scope }) => {
        const start = lines[line]!.indexOf(part);
        assert.ok(start >= 0, `line “${lines[line]}” has no “${part}”`);
        const has = covered(tokens, line, scope).slice(start, start + part.length);
        return present ? has.length < part.length || has.includes(false) : has.includes(true);
      });
      assert.deepEqual(
        broken.map(({ line, present, part, scope }) => `${lines[line]}: ${part} ${present ? 'lacks' : 'has'} ${scope}`),
        [],
      );
    });
  }

  it('ends a scope of this kind exactly where the part ends', () => {
    const scoped = tokenize(grammar, '普惠率达到85%以上，新建幼儿园40所。（责任单位：教研室、人事科）');
    const of = (scope: string): string[] =>
      scoped.filter(({ scopes }) => scopes.at(-1)?.startsWith(scope)).map(({ text }) => text);
    assert.deepEqual(of('constant.numeric.target'), ['85%以上', '40所']);
    assert.deepEqual(of('entity.name.type.unit'), ['教研室', '人事科']);
    assert.deepEqual(of('variable.other.label'), ['责任单位']);
  });

  it('lets no scope run on into the next line, whatever is left open', () => {
    for (const open of ['（责任单位：甲', '〔甲、乙牵头', '《未完', '“未完', '一、标题', '责任单位：甲', '（甲负责']) {
      const after = tokenize(grammar, `${open}\n普通的一行文字`).filter(({ line }) => line === 1);
      assert.deepEqual(
        after.map(({ scopes }) => scopes),
        [[]],
        open,
      );
    }
  });

  // test/performance/regex.test.ts judges whether a pattern of the grammar backtracks badly.
  const hostile: Record<string, (size: number) => string> = {
    'opening brackets': (size) => '（'.repeat(size),
    'brackets in turn': (size) => '（甲）('.repeat(size / 4),
    quotes: (size) => '“'.repeat(size),
    'book marks': (size) => '《'.repeat(size),
    digits: (size) => '1'.repeat(size),
    markers: (size) => '一、'.repeat(size / 2),
    decimals: (size) => '1.'.repeat(size / 2),
    labels: (size) => '（责任单位：甲、'.repeat(size / 8),
    'role words': (size) => '牵头配合'.repeat(size / 4),
    'one paragraph': (size) => '加强学校管理，提升质量'.repeat(size / 11),
    spaces: (size) => '　'.repeat(size),
  };
  for (const [name, make] of Object.entries(hostile)) {
    it(`reads a line of ${name} to its end`, function () {
      this.timeout(60_000);
      const line = make(20_000);
      const tokens = tokenize(grammar, line);
      assert.equal(tokens.map(({ text }) => text).join(''), line);
    });
  }

  /** How many of the labelled headings have a coloured marker, from 0 to 1. */
  function headingsFound(plans: readonly LabelledPlan[]): number {
    let wanted = 0;
    let found = 0;
    for (const { text, labels } of plans) {
      const markers = new Set(
        tokenize(grammar, text)
          .filter(({ scopes }) => scopes.some((name) => name.includes('markup.heading.marker')))
          .map(({ line }) => line),
      );
      for (const { kind, line } of labels) {
        if (kind !== 'heading') continue;
        wanted++;
        if (markers.has(line)) found++;
      }
    }
    assert.ok(wanted > 50, `only ${wanted} headings are labelled`);
    return found / wanted;
  }

  it('finds the headings of our labelled plans', () => {
    // Only the server knows the rows of a table, and a heading behind page furniture.
    const share = headingsFound(labelledPlans());
    assert.ok(share >= 0.9, `${share}`);
  });

  it('finds the headings of real plans', function () {
    assert.equal(headingsFound(labelledRealPlans() ?? skipWithoutCorpus(this)), 1);
  });
});
