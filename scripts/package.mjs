// `npm run package`: builds the production bundles and packs them into a .vsix that VS Code installs.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './vscode/paths.mjs';
import { run } from './vscode/processes.mjs';

await ensureInstalled();
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const steps = [
  [path.join(root, 'scripts', 'build.mjs'), '--production'],
  [path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', ...process.argv.slice(2)],
];
for (const args of steps) {
  const { code } = await run(process.execPath, args, { cwd: root, inherit: true });
  if (code !== 0) process.exit(code);
}
process.exit(0);
