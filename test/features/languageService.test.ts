/** The language service used alone, as a library: its bundle runs where there is neither Node nor an editor. */
import assert from 'node:assert/strict';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type * as Library from '../../server/src/index';

const text = `某县2026年工作要点

一、提高质量
1.新建幼儿园12所，6月底前完成。（责任单位：基教科）
3.加强教研。。（责任单位：教研室）
`;

describe('the language service as a library', () => {
  const { outputFiles, metafile } = buildSync({
    entryPoints: ['server/src/index.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'library',
    target: 'es2022',
    logLevel: 'silent',
  });
  // A context has the language's own globals alone: no require, process, console or timers.
  const context = createContext({});
  runInContext(outputFiles[0]!.text, context);
  const { createLanguageService } = (context as { library: typeof Library }).library;
  /** Objects of another context have prototypes of their own. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  it('holds neither a connection nor an editor', () => {
    const packages = new Set(
      Object.keys(metafile.inputs).flatMap(
        (file) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
      ),
    );
    assert.deepEqual([...packages].sort(), ['vscode-languageserver-types', 'vscode-uri', 'yaml']);
    const own = Object.keys(metafile.inputs).filter((file) => file.startsWith('server/'));
    assert.deepEqual(
      own.filter((file) => /^server\/src\/(?:session|node|browser|cli|server\.ts)/.test(file)),
      [],
    );
  });

  it('parses, edits and checks', () => {
    const service = createLanguageService();
    const plan = service.parse(text);
    const codes = (one: typeof plan): string[] => Array.from(service.check(one), ({ finding }) => finding.code);
    assert.ok(codes(plan).includes('numbering/gap'));
    assert.ok(codes(plan).includes('text/repeated-mark'));
    const edited = service.edit(plan, { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } }, '2');
    assert.ok(!codes(edited).includes('numbering/gap'));
    assert.deepEqual(
      plain(service.diagnostics(edited)),
      plain(service.diagnostics(service.parse(text.replace('3.', '2.')))),
    );
  });

  it('answers what an editor asks', () => {
    const service = createLanguageService({ language: 'en' });
    const plan = service.parse(text);
    assert.deepEqual(plain(service.outline(plan).map(({ name, children }) => [name, children?.length])), [
      ['一、提高质量', 2],
    ]);
    assert.match(JSON.stringify(service.hover(plan, { line: 3, character: 8 })), /Target/);
    assert.equal(service.hover(plan, { line: 1, character: 0 }), null);
    assert.ok(service.foldingRanges(plan).length > 0);
    assert.equal(service.selectionRanges(plan, [{ line: 3, character: 3 }]).length, 1);
    assert.equal(service.highlights(plan, { line: 3, character: 26 }).length, 1);
    const at = { line: 4, character: 7 };
    assert.ok(service.quickFixes(plan, { start: at, end: at }).length > 0);
    assert.ok(Array.isArray(plain(service.format(plan))));
  });

  it('takes a configuration', () => {
    const service = createLanguageService({ configuration: 'rules:\n  numbering/gap: off\n' });
    const codes = Array.from(service.check(service.parse(text)), ({ finding }) => finding.code);
    assert.ok(codes.length > 0 && !codes.includes('numbering/gap'));
    const excluded = createLanguageService({ configuration: 'files:\n  exclude: ["*.txt"]\n' });
    assert.equal(excluded.check(excluded.parse(text)).length, 0);
  });
});
