/** Runs the TextMate grammar as VS Code does: vscode-textmate over Oniguruma. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar } from 'vscode-textmate';
import type { IGrammar } from 'vscode-textmate';

const grammarPath = path.join(process.cwd(), 'syntaxes', 'gongzuoyaodian.tmLanguage.json');

export async function loadGrammar(): Promise<IGrammar> {
  const wasm = createRequire(path.join(process.cwd(), 'package.json')).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM((await readFile(wasm)).buffer as ArrayBuffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(await readFile(grammarPath, 'utf8'), grammarPath),
  });
  const grammar = await registry.loadGrammar('text.gongzuoyaodian');
  if (!grammar) throw new Error('the grammar did not load');
  return grammar;
}

/** A stretch of one line under one innermost scope; columns are UTF-16. */
export interface ScopedText {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Innermost last, without the root scope. */
  readonly scopes: readonly string[];
}

/** Neighbouring tokens with the same scopes are joined. */
export function tokenize(grammar: IGrammar, text: string): ScopedText[] {
  const result: ScopedText[] = [];
  let stack = INITIAL;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const token of tokens) {
      const scopes = token.scopes.slice(1);
      const end = Math.min(token.endIndex, line.length);
      const last = result.at(-1);
      if (last && last.line === index && last.end === token.startIndex && last.scopes.join(' ') === scopes.join(' ')) {
        result[result.length - 1] = { ...last, end, text: line.slice(last.start, end) };
      } else {
        result.push({ line: index, start: token.startIndex, end, text: line.slice(token.startIndex, end), scopes });
      }
    }
  });
  return result;
}
