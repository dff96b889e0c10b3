/**
 * What is known of a plan is kept in two places, its facts and the rule engine. Everywhere else a value is a function
 * of its input, so nobody has to ask whether it is stale.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const source = path.join('server', 'src');

/** Who may hold what weakly. A name that ends in / stands for all files below. */
const weakHolders = [
  'plan/facts/',
  'rules/engine.ts', // the check of each rule
  'session/checker.ts', // the last result of each open text
  'session/configProblems.ts', // what was answered for each open configuration
  'findings/ignore.ts', // the patterns of each list of entries
];
/** Who may know that plans have a lineage. */
const lineageReaders = [
  'plan/facts/',
  'plan/types.ts',
  'plan/parse.ts',
  'plan/edit.ts',
  'rules/engine.ts',
  'session/checker.ts',
];
const engine = ['rules/engine.ts', 'rules/lazyFixes.ts'];

interface Mentions {
  readonly identifiers: ReadonlySet<string>;
  /** Paths from `server/src` without their ending. */
  readonly imports: readonly string[];
}

/** Identifiers in code, not words in comments or strings. */
function mentionsIn(file: string, text: string): Mentions {
  const identifiers = new Set<string>();
  const imports: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.add(node.text);
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      imports.push(path.posix.join(path.posix.dirname(file), node.moduleSpecifier.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return { identifiers, imports };
}

const allows = (allowed: readonly string[], file: string): boolean =>
  allowed.some((one) => (one.endsWith('/') ? file.startsWith(one) : file === one));

/** What a file holds against the rules. */
function faultsIn(file: string, { identifiers, imports }: Mentions): string[] {
  const faults: string[] = [];
  const refuse = (allowed: readonly string[], what: string, found: boolean): void => {
    if (found && !allows(allowed, file)) faults.push(`${file}: ${what}`);
  };
  const names = [...identifiers];
  for (const name of ['WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry'])
    refuse(weakHolders, name, identifiers.has(name));
  refuse(
    [...lineageReaders, ...engine],
    'a memory of its own',
    names.some((name) => /lineage|^memo|remember|keepWhile/i.test(name)),
  );
  refuse(lineageReaders, 'imports the lineage', imports.includes('plan/facts/lineage'));
  refuse(engine, 'imports lazy fixes', imports.includes('rules/lazyFixes'));
  return faults;
}

describe('memory', () => {
  it('of plans is kept by their facts and the rule engine alone', () => {
    const files = readdirSync(source, { recursive: true })
      .map((file) => String(file).split(path.sep).join('/'))
      .filter((file) => file.endsWith('.ts'));
    const read = files.map((file) => [file, mentionsIn(file, readFileSync(path.join(source, file), 'utf8'))] as const);
    assert.deepEqual(
      read.flatMap(([file, mentions]) => faultsIn(file, mentions)),
      [],
    );
    const holders = read.filter(([, { identifiers }]) => identifiers.has('WeakMap')).map(([file]) => file);
    for (const allowed of weakHolders)
      assert.ok(
        holders.some((file) => allows([allowed], file)),
        `${allowed} holds nothing weakly: take it off the list`,
      );
  });

  it('elsewhere would be found', () => {
    const faults = (file: string, text: string): string[] => faultsIn(file, mentionsIn(file, text));
    assert.deepEqual(faults('rules/text/one.ts', 'const known = new WeakMap<object, string>();'), [
      'rules/text/one.ts: WeakMap',
    ]);
    assert.deepEqual(faults('rules/text/one.ts', "import { keepWhileSame } from '../../plan/facts/lineage';"), [
      'rules/text/one.ts: a memory of its own',
      'rules/text/one.ts: imports the lineage',
    ]);
    assert.deepEqual(faults('features/one.ts', "import { withFixes } from '../rules/lazyFixes';"), [
      'features/one.ts: imports lazy fixes',
    ]);
    assert.deepEqual(faults('features/one.ts', '/** No WeakMap, no lineage. */\nconst text = "WeakMap";'), []);
  });
});
