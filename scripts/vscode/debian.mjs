// Installs packages of Debian and its kin, where that is possible: as root, with apt-get.
import { existsSync, readFileSync } from 'node:fs';
import { onPath, run } from './processes.mjs';

/** Does nothing on other systems; a failure is told on the console. */
export async function installFromDebian(...packages) {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (process.getuid?.() !== 0 || !/^ID(_LIKE)?=.*debian/m.test(release) || onPath('apt-get') === undefined) return;
  console.log(`Installing ${packages.join(', ')} with apt-get (once)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    run('apt-get', ['-o', 'Acquire::Retries=2', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, timeout: 900_000 });
  await apt('update');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...packages);
  if (code !== 0)
    console.log(`apt-get could not install ${packages.join(', ')} (exit code ${code}):\n${output.slice(-1500)}`);
}
