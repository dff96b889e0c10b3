/** Names of the copies that hold our changes. */

const copy = /（修订\d{0,3}）(?=\.[^.]*$|$)/;

/** 计划.docx → 计划（修订）.docx, 计划（修订2）.docx …; a copy of a copy is another copy of the same file. */
export function revisionName(file: string, number: number): string {
  const original = file.replace(copy, '');
  const dot = original.lastIndexOf('.');
  const at = dot > Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1 ? dot : original.length;
  return `${original.slice(0, at)}（修订${number === 1 ? '' : number}）${original.slice(at)}`;
}

/** How many copies of a file there may be. */
export const mostRevisions = 99;

export function isRevision(file: string): boolean {
  return copy.test(file);
}
