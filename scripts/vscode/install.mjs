// Installs a package from npm into the cache folder, apart from the project's own packages.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './processes.mjs';
import { cacheFolder } from './paths.mjs';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--loglevel=error'];

/**
 * Returns the folder of the installed package, installing it first when it isn't there. The install
 * happens in a folder of its own that is renamed when it's complete, so that an installed package is
 * always whole. `nested` is a folder within the package whose own dependencies are installed too; those of
 * them in `rebuilt` are compiled on this machine. `finish` may change the package before
 * it is put in place.
 */
export async function installed(label, { name, version }, { nested, rebuilt = [], finish } = {}) {
  const home = path.join(cacheFolder, `${label}-${version}`);
  const folder = path.join(home, 'node_modules', name);
  if (existsSync(path.join(home, 'complete'))) return folder;

  console.log(`Installing ${name}@${version} from npm (once, into ${cacheFolder})…`);
  mkdirSync(cacheFolder, { recursive: true });
  const draft = mkdtempSync(path.join(cacheFolder, `installing-${label}-`));
  try {
    // A package.json of its own, so that npm doesn't look for one in the folders above.
    writeFileSync(path.join(draft, 'package.json'), '{"private":true}\n');
    await install([`${name}@${version}`], draft, name);
    const draftFolder = path.join(draft, 'node_modules', name);
    if (nested !== undefined) await install(['--omit=dev'], path.join(draftFolder, nested), name);
    for (const native of rebuilt) await rebuild(native, path.join(draftFolder, nested), name);
    await finish?.(draftFolder);
    writeFileSync(path.join(draft, 'complete'), `${name}@${version}\n`);
    if (!existsSync(path.join(home, 'complete'))) {
      rmSync(home, { recursive: true, force: true });
      renameSync(draft, home);
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** For packages that download or compile something when they are installed. */
async function rebuild(native, cwd, name) {
  const { code, output } = await npm(['rebuild', native, '--loglevel=error'], { cwd, env: cleanEnvironment() });
  if (code !== 0) throw new Error(`npm could not rebuild ${native} of ${name} (exit code ${code}).\n${output.trim()}`);
}

async function install(args, cwd, name) {
  const { code, output } = await npm(['install', ...quiet, ...args], { cwd, env: cleanEnvironment() });
  if (code !== 0) {
    throw new Error(
      `npm could not install ${name} (exit code ${code}). Is the npm registry reachable from here?\n${output.trim()}`,
    );
  }
}

/** The environment without what an outer `npm run` says about its own project. */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([key]) => !/^npm_(config_local_prefix|lifecycle|package)_?/i.test(key) && key !== 'INIT_CWD',
  );
  return Object.fromEntries(kept);
}
