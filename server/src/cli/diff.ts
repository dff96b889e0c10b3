/** A unified diff of two texts, line by line. Pure and linear: made for fixes, which leave most lines where they are. */

const context = 3;
/** How far apart the two texts are looked for their next common line. */
const lookahead = 48;

interface Change {
  /** First line and number of lines, in the old and in the new text. */
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** Empty when the texts are equal. Applies with `patch` and `git apply`; the lines keep their own line ends. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const oldLines = linesOf(before);
  const newLines = linesOf(after);
  const hunks: Change[][] = [];
  for (const change of changesOf(oldLines, newLines)) {
    const last = hunks.at(-1)?.at(-1);
    if (last !== undefined && change.oldStart - (last.oldStart + last.oldCount) <= 2 * context)
      hunks.at(-1)!.push(change);
    else hunks.push([change]);
  }
  const shown = headerName(name);
  return [`--- ${shown}\n+++ ${shown}\n`, ...hunks.map((changes) => hunkText(changes, oldLines, newLines))].join('');
}

/**
 * As git writes it and patch reads it: a name with control characters between quotation marks, as a line end in it would begin a line of the
 * diff; behind one with a space a tab, as it would end at the space.
 */
function headerName(name: string): string {
  if (!/^"|[\0-\x1f\x7f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  return `"${name.replace(/[\0-\x1f\x7f"\\]/g, (character) => escapes[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/** With their line ends; the last line may have none. A lone `\r` ends none, as `patch` sees it. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changesOf(oldLines: readonly string[], newLines: readonly string[]): Change[] {
  const changes: Change[] = [];
  let oldAt = 0;
  let newAt = 0;
  while (oldAt < oldLines.length || newAt < newLines.length) {
    if (oldAt < oldLines.length && oldLines[oldAt] === newLines[newAt]) {
      oldAt++;
      newAt++;
      continue;
    }
    const [oldCount, newCount] = nextCommon(oldLines, newLines, oldAt, newAt);
    changes.push({ oldStart: oldAt, oldCount, newStart: newAt, newCount });
    oldAt += oldCount;
    newAt += newCount;
  }
  return changes;
}

/** How many lines of each text differ before they have a line in common again. */
function nextCommon(
  oldLines: readonly string[],
  newLines: readonly string[],
  oldAt: number,
  newAt: number,
): [number, number] {
  for (let sum = 1; sum <= lookahead; sum++) {
    for (let oldCount = 0; oldCount <= sum; oldCount++) {
      const old = oldLines[oldAt + oldCount];
      if (old !== undefined && old === newLines[newAt + sum - oldCount]) return [oldCount, sum - oldCount];
    }
  }
  return [Math.min(1, oldLines.length - oldAt), Math.min(1, newLines.length - newAt)];
}

function hunkText(changes: readonly Change[], oldLines: readonly string[], newLines: readonly string[]): string {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const lead = Math.min(context, first.oldStart);
  const tail = Math.min(context, oldLines.length - (last.oldStart + last.oldCount));
  const oldStart = first.oldStart - lead;
  const oldEnd = last.oldStart + last.oldCount + tail;
  const newStart = first.newStart - lead;
  const newEnd = last.newStart + last.newCount + tail;
  const pieces = [`@@ -${place(oldStart, oldEnd)} +${place(newStart, newEnd)} @@\n`];
  let at = oldStart;
  for (const { oldStart: from, oldCount, newStart: newFrom, newCount } of changes) {
    for (; at < from; at++) pieces.push(marked(' ', oldLines[at]!));
    for (; at < from + oldCount; at++) pieces.push(marked('-', oldLines[at]!));
    for (let added = newFrom; added < newFrom + newCount; added++) pieces.push(marked('+', newLines[added]!));
  }
  for (; at < oldEnd; at++) pieces.push(marked(' ', oldLines[at]!));
  return pieces.join('');
}

/** A hunk without lines names the line before it. */
function place(start: number, end: number): string {
  return `${end === start ? start : start + 1},${end - start}`;
}

function marked(sign: string, line: string): string {
  return `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`;
}
