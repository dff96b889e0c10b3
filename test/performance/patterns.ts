/**
 * Finds every regular expression of the project: literals and `new RegExp` in the code, patterns of the grammar, the
 * language configuration and the manifest.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Pattern {
  readonly source: string;
  readonly flags: string;
  /** `file:line`, or the path inside a JSON file. */
  readonly where: string;
  /** The comment `// redos: …` beside it: why its worst case is harmless. */
  readonly excuse?: string;
}

/** A `new RegExp` whose parts can't be put together here. */
class UnreadablePattern extends Error {}

export function codePatterns(folders: readonly string[]): Pattern[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((file) => /\.(?:ts|mjs)$/.test(file))
      .flatMap((file) => filePatterns(path.join(folder, file))),
  );
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function filePatterns(file: string): Pattern[] {
  const source = parse(file);
  const lines = source.text.split('\n');
  const found: Pattern[] = [];
  const add = (node: ts.Node, pattern: string, flags: string): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line;
    const excuse =
      /\/\/ redos: (.+)$/.exec(lines[line]!)?.[1] ?? /^\s*\/\/ redos: (.+)$/.exec(lines[line - 1] ?? '')?.[1];
    found.push({
      source: pattern,
      flags,
      where: `${file.split(path.sep).join('/')}:${line + 1}`,
      ...(excuse === undefined ? {} : { excuse }),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node, node.text.slice(1, end), node.text.slice(end + 1));
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      const [pattern, flags] = node.arguments ?? [];
      const text = pattern === undefined ? undefined : evaluate(pattern, source);
      if (text !== undefined) add(node, text, flags === undefined ? '' : (evaluate(flags, source) ?? ''));
      else
        for (const [built, place] of builtBy(node, source))
          add(place, built, flags === undefined ? '' : (evaluate(flags, source) ?? ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A constant text: literals, templates, sums and constants of this file or an imported one. */
function evaluate(node: ts.Expression, file: ts.SourceFile): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return undefined;
  if (ts.isTemplateExpression(node)) {
    let text = node.head.text;
    for (const { expression, literal } of node.templateSpans) {
      const part = evaluate(expression, file);
      if (part === undefined) return undefined;
      text += part + literal.text;
    }
    return text;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [evaluate(node.left, file), evaluate(node.right, file)];
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return ts.isIdentifier(node) ? constant(node.text, file) : undefined;
}

function constant(name: string, file: ts.SourceFile): string | undefined {
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        if (declared.getText() === name && initializer !== undefined) return evaluate(initializer, file);
      }
    } else if (
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.importClause?.namedBindings !== undefined &&
      ts.isNamedImports(statement.importClause.namedBindings)
    ) {
      const imported = statement.importClause.namedBindings.elements.find((element) => element.name.text === name);
      if (imported !== undefined)
        return constant(
          (imported.propertyName ?? imported.name).text,
          parse(`${path.resolve(path.dirname(file.fileName), statement.moduleSpecifier.text)}.ts`),
        );
    }
  }
  return undefined;
}

/** `new RegExp(parameter)` inside a function: what the calls of that function in the file pass. */
function builtBy(node: ts.NewExpression | ts.CallExpression, file: ts.SourceFile): [string, ts.Node][] {
  const fail = (): never => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    throw new UnreadablePattern(
      `${file.fileName}:${line + 1}: ${node.getText()} can't be read from the code: build it of constants, or teach patterns.ts how.`,
    );
  };
  const argument = node.arguments?.[0];
  let owner: ts.Node = node;
  while (!ts.isFunctionDeclaration(owner) && !ts.isSourceFile(owner)) owner = owner.parent;
  if (argument === undefined || !ts.isFunctionDeclaration(owner) || owner.name === undefined) return fail();
  // words.map(escape).join('|'): alternatives of plain words have nothing to backtrack into.
  if (/^words\.map\(.*\)\.join\('\|'\)$/.test(argument.getText())) return [];
  const index = owner.parameters.findIndex(({ name }) => name.getText() === argument.getText());
  const name = owner.name.text;
  if (index < 0) return fail();
  const built: [string, ts.Node][] = [];
  const visit = (call: ts.Node): void => {
    if (ts.isCallExpression(call) && call.expression.getText() === name) {
      const text = call.arguments[index] === undefined ? undefined : evaluate(call.arguments[index], file);
      if (text === undefined) fail();
      else built.push([text, call]);
    }
    ts.forEachChild(call, visit);
  };
  visit(file);
  return built.length === 0 ? fail() : built;
}

/** Every text under a key that holds patterns. Oniguruma's `\x{…}` and `\h` become what ECMAScript has for them. */
function jsonPatterns(file: string, keys: readonly string[]): Pattern[] {
  const found: Pattern[] = [];
  const visit = (value: unknown, where: string, key: string): void => {
    if (typeof value === 'string') {
      if (keys.includes(key))
        found.push({
          source: value.replace(/\\x\{([0-9A-Fa-f]+)\}/g, '\\u{$1}').replace(/\\h/g, '[0-9A-Fa-f]'),
          flags: /\\[xpu]\{/.test(value) ? 'u' : '',
          where: `${file}${where}`,
        });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value))
        visit(child, `${where}/${name}`, /^\d+$/.test(name) ? key : name);
    }
  };
  visit(JSON.parse(readFileSync(file, 'utf8')), '', '');
  return found;
}

export function allPatterns(): Pattern[] {
  return [
    ...codePatterns([path.join('server', 'src'), path.join('client', 'src')]),
    ...readdirSync('syntaxes')
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => jsonPatterns(`syntaxes/${file}`, ['match', 'begin', 'end', 'while', 'firstLineMatch'])),
    ...jsonPatterns('language-configuration.json', [
      'pattern',
      'wordPattern',
      'beforeText',
      'afterText',
      'start',
      'end',
    ]),
    ...jsonPatterns('package.json', ['firstLine']),
    ...jsonPatterns('schemas/gzyd.schema.json', ['pattern']),
  ];
}

/**
 * The most ways that a pattern can try at one column: the product of its repetitions' widths in the worst alternative;
 * infinite if a repetition is unbounded. With a bound, time is linear in any text.
 */
export function waysAt(source: string): number {
  let at = 0;
  const alternatives = (): number => {
    let most = 1;
    let ways = 1;
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++;
        most = Math.max(most, ways);
        ways = 1;
      } else ways *= element();
    }
    return Math.max(most, ways);
  };
  const element = (): number => {
    let ways = 1;
    if (source[at] === '(') {
      at += /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(source.slice(at, at + 40))![0].length;
      ways = alternatives();
      at++;
    } else if (source[at] === '[') {
      at += /^\[(?:\\.|[^\]\\])*\]/s.exec(source.slice(at))![0].length;
    } else at += source[at] === '\\' ? 2 : 1;
    const repeat = /^(?:[*+]|\{\d+,\}|\?|\{(\d+)(?:,(\d+))?\})\??/.exec(source.slice(at, at + 20));
    if (repeat === null) return ways;
    at += repeat[0].length;
    if (repeat[0].startsWith('?')) return ways;
    if (repeat[1] === undefined) return Infinity;
    const least = Number(repeat[1]);
    const most = Number(repeat[2] ?? repeat[1]);
    return ways > 1 ? (most > 20 ? Infinity : ways ** most) : Math.max(1, most - least);
  };
  return alternatives();
}
