// Builds the bundles: `node scripts/build.mjs [--tests] [--watch]`; `--counted`: the tests alone, for coverage.mjs.
import { build, context } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { counting, countingBundles } from './counting.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const counted = process.argv.includes('--counted');

/**
 * Word files are seldom: what reads and writes them is a bundle of its own, which `import('…/office')` loads when
 * needed. Node and browsers load the same file, which is a module; a folder of its own says so to Node.
 */
const officeApart = {
  name: 'office-apart',
  setup: (builder) =>
    builder.onResolve({ filter: /\/office$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './office/index.js', external: true } : undefined,
    ),
};

/** The command line starts the server that lies beside it. */
const serverApart = {
  name: 'server-apart',
  setup: (builder) =>
    builder.onResolve({ filter: /\/node\/main$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './server.js', external: true } : undefined,
    ),
};

const common = { bundle: true, sourcemap: !production, minify: production, logLevel: 'warning', legalComments: 'none' };
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs' };
const web = { ...common, platform: 'browser', target: 'es2022' };
const officeFolder = path.join('dist', 'office');
/** fflate for browsers does all that is needed of it, and brings no worker threads. */
const office = {
  ...web,
  entryPoints: { index: 'server/src/office/index.ts' },
  outdir: officeFolder,
  format: 'esm',
  alias: { fflate: 'fflate/browser' },
};

const bundles = [
  { ...node, entryPoints: { client: 'client/src/node/main.ts' }, outdir: 'dist', external: ['vscode'] },
  { ...node, entryPoints: { server: 'server/src/node/main.ts' }, outdir: 'dist', plugins: [officeApart] },
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [officeApart, serverApart],
  },
  office,
  {
    ...web,
    entryPoints: { client: 'client/src/browser/main.ts' },
    outdir: 'dist/browser',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...web,
    entryPoints: { server: 'server/src/browser/main.ts' },
    outdir: 'dist/browser',
    format: 'iife',
    plugins: [officeApart],
  },
  { ...web, entryPoints: { preview: 'webview/preview.ts' }, outdir: 'dist', format: 'iife' },
];

/** Mocha's file for browsers is a script, though its package says that all of it is modules. */
const mochaAsScript = {
  name: 'mocha-as-script',
  setup: (builder) =>
    builder.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
      contents: `(function (exports, module, define) {${readFileSync(file, 'utf8')}\n})();`,
      loader: 'js',
    })),
};

/** The suite for VS Code in a browser, which gets mocha and all its tests in one file. */
const webSuite = path.join('test', 'vscode', 'web');
const webTestBundle = {
  ...web,
  sourcemap: true,
  minify: false,
  entryPoints: [path.join(webSuite, 'index.ts')],
  outdir: 'out',
  outbase: '.',
  format: 'cjs',
  external: ['vscode'],
  plugins: [mochaAsScript],
};

/** Every other test file becomes a bundle of its own, at the same path below out/. */
function testBundles() {
  const files = readdirSync('test', { recursive: true })
    .map(String)
    .map((file) => path.join('test', file))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith(webSuite));
  const bundlesOf = (entryPoints, plugins) => ({
    ...node,
    sourcemap: true,
    minify: false,
    entryPoints,
    plugins,
    outdir: counted ? path.join('out', 'counted') : 'out',
    outbase: '.',
    packages: 'external',
    external: ['vscode'],
  });
  if (counted) return [bundlesOf(files, [counting])];
  const work = countingBundles.map((file) => path.join(...file.split('/')));
  return [
    bundlesOf(
      files.filter((file) => !work.includes(file)),
      [],
    ),
    bundlesOf(work, [counting]),
  ];
}

/** Reports the start and end of a build and each error in one line, as the task in .vscode/tasks.json expects. */
function announcer() {
  let running = 0;
  return {
    name: 'announce',
    setup: (builder) => {
      builder.onStart(() => {
        if (running++ === 0) console.log('build started');
      });
      builder.onEnd(({ errors }) => {
        for (const { text, location } of errors)
          console.log(`${location?.file ?? '?'}:${location?.line ?? 1}:${(location?.column ?? 0) + 1}: error: ${text}`);
        if (--running === 0) console.log('build finished');
      });
    },
  };
}

mkdirSync(officeFolder, { recursive: true });
writeFileSync(path.join(officeFolder, 'package.json'), '{ "type": "module" }\n');
const jobs = counted
  ? testBundles()
  : process.argv.includes('--tests')
    ? [...bundles, ...testBundles(), webTestBundle]
    : bundles;
if (watch) {
  const announce = announcer();
  const watched = jobs.map((job) => ({ ...job, plugins: [...(job.plugins ?? []), announce] }));
  await Promise.all(watched.map(async (job) => (await context(job)).watch()));
} else {
  await Promise.all(jobs.map((job) => build(job)));
}
