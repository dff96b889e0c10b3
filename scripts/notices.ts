/** The packages that are bundled, as esbuild sees them, and the notice that their licences ask for. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** Licence texts of packages that come without one, as their repositories have them. */
const licencesFolder = path.join('scripts', 'licences');

export const noticesFile = 'THIRD_PARTY_NOTICES.txt';

const entryPoints = {
  node: ['client/src/node/main.ts', 'server/src/node/main.ts', 'server/src/cli/main.ts', 'server/src/office/index.ts'],
  browser: ['client/src/browser/main.ts', 'server/src/browser/main.ts', 'server/src/office/index.ts'],
} as const;

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX identifier, from its package.json. */
  readonly licence: string | undefined;
  /** The text of its licence file, if it has one. */
  readonly text: string | undefined;
}

/** By name. */
export function bundledPackages(): BundledPackage[] {
  const folders = new Set<string>();
  for (const platform of ['node', 'browser'] as const) {
    const { metafile } = buildSync({
      entryPoints: [...entryPoints[platform]],
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'out',
      platform,
      external: ['vscode'],
      logLevel: 'silent',
    });
    for (const input of Object.keys(metafile.inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders]
    .map((folder): BundledPackage => {
      const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
        license?: string;
      };
      const own = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const file = own === undefined ? path.join(licencesFolder, `${name}.txt`) : path.join(folder, own);
      const text = existsSync(file) ? readFileSync(file, 'utf8').replace(/\r\n?/g, '\n').trim() : undefined;
      return { name, version, licence: license, text };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function noticesText(packages: readonly BundledPackage[]): string {
  const parts = packages.map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence ?? 'no licence stated'})\n\n${text ?? ''}\n`,
  );
  return `This extension holds code of the following packages.\n\n${parts.map((part) => `${'-'.repeat(80)}\n${part}`).join('\n')}`;
}
