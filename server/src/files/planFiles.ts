/**
 * Which files are plans, by their names or their first lines. The same
 * as `contributes.languages` in package.json and the editor's detection.
 */
import { opensAsPlan, planNames } from '../plan/detect';
import type { WorkspaceFileSystem } from './fileSystem';
import { isRevision } from './revisionName';
import { isWordName, readPlan } from './planContent';

/** Extensions of files that are plans or may be: `files.include` in `gzyd.yaml` can name Markdown, too. */
export const planExtensions: readonly string[] = ['gzyd', 'txt', 'md'];

/** Bytes. A larger file is not opened to see whether it might be a plan. */
const openedLimit = 4 << 20;
/** UTF-16 units. Titles never come later. */
const openingLength = 2000;

/** `yes` a plan, whatever it contains · `maybe` plain text that may begin like a plan · `no` not a plan */
export function planByName(name: string): 'yes' | 'maybe' | 'no' {
  const lower = name.toLowerCase();
  if (lower.endsWith('.gzyd')) return 'yes';
  if (!lower.endsWith('.txt')) return 'no';
  return planNames.some((word) => name.includes(word)) ? 'yes' : 'maybe';
}

/** Of Word files, too; opens the file only if its name does not decide. */
export async function isPlanFile(name: string, uri: string, fileSystem: WorkspaceFileSystem): Promise<boolean> {
  const named = isWordName(name) ? wordByName(name) : planByName(name);
  if (named !== 'maybe') return named === 'yes';
  const read = await fileSystem.readFile(uri, { limit: openedLimit });
  if (!read.ok) return false;
  const content = await readPlan(read.value, name);
  return content.ok && textOpensAsPlan(content.text);
}

/**
 * Like `planByName`. Word keeps a file `~$name` beside one that is open; older formats can't be read; what holds our
 * changes is the plan once more.
 */
function wordByName(name: string): 'yes' | 'maybe' | 'no' {
  if (name.startsWith('~$') || isRevision(name) || !/\.(?:docx|docm)$/i.test(name)) return 'no';
  return planNames.some((word) => name.includes(word)) ? 'yes' : 'maybe';
}

/** Whether the first lines of a text are those of a plan. */
export function textOpensAsPlan(text: string): boolean {
  const lines = text.slice(0, openingLength).split(/\r\n?|\n/);
  return opensAsPlan(lines.length, (line) => lines[line]!);
}
