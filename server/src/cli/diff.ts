/** A unified diff of two texts, as `patch` and `git apply` read it. Pure. */
import { formatPatch, OMIT_HEADERS, structuredPatch, type StructuredPatchHunk } from 'diff';

/** Lines around a change. */
const context = 3;
/**
 * Most lines removed and added that `diff` is asked to find. Its time grows much faster than their number: in 20,000
 * lines 0.6 s for 400, 3 s for 2,000. With more, the texts are compared line by line, which is enough for a renumbering
 * because it moves no line.
 */
const maxEdits = 400;

const unnamed = { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '' };

/** Empty if the texts are equal. Lines keep their own line ends; a lone `\r` is not a line end, as in `patch`. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const shown = headerName(name);
  const few = structuredPatch('', '', before, after, '', '', { context, maxEditLength: maxEdits });
  const patch = few ?? { ...unnamed, hunks: [wholeHunk(linesOf(before), linesOf(after))] };
  return `--- ${shown}\n+++ ${shown}\n${formatPatch(patch, OMIT_HEADERS)}`;
}

/**
 * As git writes it and `patch` reads it. A name with control characters is quoted, because a line end in it would begin
 * a line of the diff; a name with a space is followed by a tab, because it would end at the space. Not done by `diff`,
 * which writes Chinese names in octal.
 */
function headerName(name: string): string {
  if (!/^"|[\0-\x1f\x7f]/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  return `"${name.replace(/[\0-\x1f\x7f"\\]/g, (character) => escapes[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

/** With their line ends; the last line may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * One hunk from the first change to the last. If both texts have the same number of lines, they are paired by position;
 * otherwise everything in between is replaced.
 */
function wholeHunk(before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  const lead = Math.min(context, head);
  const trail = Math.min(context, tail);
  return {
    oldStart: head - lead + 1,
    oldLines: lead + oldEnd - head + trail,
    newStart: head - lead + 1,
    newLines: lead + newEnd - head + trail,
    lines: [
      ...before.slice(head - lead, head).flatMap((line) => marked(' ', line)),
      ...(oldEnd === newEnd ? paired : replaced)(before.slice(head, oldEnd), after.slice(head, newEnd)),
      ...before.slice(oldEnd, oldEnd + trail).flatMap((line) => marked(' ', line)),
    ],
  };
}

function replaced(before: readonly string[], after: readonly string[]): string[] {
  return [...before.flatMap((line) => marked('-', line)), ...after.flatMap((line) => marked('+', line))];
}

/** Runs of lines that differ, between lines that don't. */
function paired(before: readonly string[], after: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < before.length;) {
    const start = at;
    while (at < before.length && before[at] !== after[at]) at++;
    for (const line of replaced(before.slice(start, at), after.slice(start, at))) lines.push(line);
    for (; at < before.length && before[at] === after[at]; at++) lines.push(...marked(' ', before[at]!));
  }
  return lines;
}

function marked(sign: string, line: string): string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file'];
}
