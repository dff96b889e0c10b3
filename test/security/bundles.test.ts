/**
 * What is in the bundles that people install: no evaluated text, no network use of our own, and only packages with
 * known licences.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { bundledPackages, noticesFile, noticesText, type BundledPackage } from '../../scripts/notices';

const bundles = ['client.js', 'server.js', 'cli.js', 'office/index.js', 'browser/client.js', 'browser/server.js'].map(
  (file) => path.join('dist', file),
);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file));
}

const own = [...sources(path.join('server', 'src')), ...sources(path.join('client', 'src'))];

/** The text without comments; good enough for code that is linted. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

describe('the bundles', () => {
  for (const bundle of bundles) {
    it(`${bundle} evaluates no text and calls no network`, () => {
      const text = readFileSync(bundle, 'utf8');
      for (const pattern of [
        /\beval\s*\(/,
        /\bnew\s+Function\b/,
        /\bFunction\s*\(\s*["'`]/,
        /\bimportScripts\s*\(/,
        /\bXMLHttpRequest\b/,
        /\bnew\s+WebSocket\b/,
        /\bEventSource\b/,
        /\bsendBeacon\b/,
        /[^.\w]fetch\s*\(/,
        /require\(["'](?:node:)?(?:https?|http2|tls|dgram|dns|vm|cluster)["']\)/,
      ]) {
        assert.doesNotMatch(text, pattern);
      }
    });
  }

  it('keep what reads and writes Word files apart, to be loaded with the first of them', () => {
    const inOffice = 'commentRangeStart';
    const holding = bundles.filter((file) => readFileSync(file, 'utf8').includes(inOffice));
    assert.deepEqual(holding, [path.join('dist', 'office', 'index.js')]);
  });

  it('hold modules of Node that open sockets or start programs for the transports of the protocol alone', () => {
    // vscode-languageserver can speak over sockets and pipes;
    // vscode-languageclient starts the server. Our own sources use neither module.
    const allowed = new Set([
      'node:buffer',
      'node:crypto',
      'node:fs',
      'node:fs/promises',
      'node:os',
      'node:path',
      'node:worker_threads',
      'node:stream',
      'node:timers/promises',
      'node:v8',
    ]);
    for (const file of own) {
      for (const [, name] of code(file).matchAll(/(?:from|import|require\()\s*'((?:node:)?[a-z0-9_/]+)'/g)) {
        if (
          name!.startsWith('node:') ||
          ['fs', 'net', 'http', 'https', 'child_process', 'os', 'path', 'dns'].includes(name!)
        )
          assert.ok(allowed.has(name!), `${file} imports ${name}`);
      }
    }
  });

  it('name no address on the network', () => {
    // Names of formats, which nothing opens.
    const known = ['https://json.schemastore.org/sarif-2.1.0.json', 'http://json-schema.org/draft-07/schema#'];
    // Namespaces of Word files.
    const formats = [
      'http://schemas.openxmlformats.org/',
      'http://schemas.microsoft.com/',
      'http://purl.oclc.org/ooxml/',
      'http://purl.org/dc/',
      'http://www.w3.org/',
    ];
    for (const file of own)
      for (const [address] of code(file).matchAll(/\b(?:https?|wss?|ftp):\/\/[\w.]+[^'"`\s]*/g))
        assert.ok(
          known.includes(address) || formats.some((format) => address.startsWith(format)),
          `${file}: ${address}`,
        );
  });

  it('report to nobody', () => {
    for (const file of own) assert.doesNotMatch(code(file), /telemetry|appInsights|\bsentry\b/i, file);
  });

  it('come from sources in which the linter forbids evaluated text', async () => {
    const eslint = new ESLint();
    for (const file of [
      'server/src/server.ts',
      'client/src/extension.ts',
      'server/src/cli/main.ts',
      'server/src/rules/engine.ts',
    ]) {
      const { rules } = (await eslint.calculateConfigForFile(file)) as {
        rules: Record<string, readonly unknown[] | undefined>;
      };
      for (const rule of ['no-eval', 'no-implied-eval', 'no-new-func', 'no-script-url'])
        assert.equal(rules[rule]?.[0], 2, `${rule} in ${file}`);
    }
  });
});

describe('the packages in the bundles', () => {
  const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']);
  let packages: BundledPackage[];
  before(() => {
    packages = bundledPackages();
    assert.ok(
      packages.some(({ name }) => name === 'yaml') && packages.some(({ name }) => name === 'vscode-languageserver'),
      packages.map(({ name }) => name).join(),
    );
  });

  it('have a licence that allows it', () => {
    for (const { name, licence, text } of packages) {
      assert.ok(licence !== undefined && allowed.has(licence), `${name}: ${licence}`);
      assert.ok(text !== undefined && text.length > 200, `${name} has no licence text`);
    }
  });

  it('are listed with their licence in docs/dependencies.md, and no others', () => {
    const rows = [
      ...readFileSync(path.join('docs', 'dependencies.md'), 'utf8')
        .split('## For building')[0]!
        .matchAll(/^\| ([@\w/.-]+) \| ([\w.-]+) \|/gm),
    ]
      .map(([, name, licence]) => `${name} ${licence}`)
      .filter((row) => row !== 'package licence');
    assert.deepEqual(rows.sort(), packages.map(({ name, licence }) => `${name} ${licence}`).sort());
  });

  it(`have their licences in ${noticesFile} (npm run generate writes it), which is in the package`, () => {
    assert.equal(readFileSync(noticesFile, 'utf8'), noticesText(packages));
    assert.ok(readFileSync('.vscodeignore', 'utf8').split('\n').includes(`!${noticesFile}`));
  });

  it('come from the exact versions in package.json', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.ok(existsSync('package-lock.json'));
  });
});
