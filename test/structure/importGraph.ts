/**
 * The import graph of the source, as the compiler reads it. Imports of types count: they couple a reader's
 * understanding, if not the bundle.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Imports {
  /** Files, from the repository's root, with `/`. */
  readonly files: readonly string[];
  /** Packages and Node's own modules by name: `yaml`, `node:path`, `vscode-languageserver/node`. */
  readonly packages: readonly string[];
}

/** By file, what it imports. */
export type ImportGraph = ReadonlyMap<string, Imports>;

/** All TypeScript files below `folders`; import of JSON and of files outside them are not followed. */
export function importGraph(folders: readonly string[]): ImportGraph {
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [slashed(file), importsOf(file)]));
}

function importsOf(file: string): Imports {
  const names = ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
  const own = names.filter((name) => name.startsWith('.') && !name.endsWith('.json'));
  return {
    files: own.map((name) => resolved(path.join(path.dirname(file), name))),
    packages: names.filter((name) => !name.startsWith('.')),
  };
}

function resolved(name: string): string {
  const found = [`${name}.ts`, path.join(name, 'index.ts')].find((file) => existsSync(file));
  assert.ok(found !== undefined, `${name} is no file`);
  return slashed(found);
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
