/** A cell in a task table's column of responsible units: names alone, the header being their label. */
import type { Note, Role } from '../types';
import type { Span } from '../../text/positions';
import { fold } from '../../text/normaliseCharacters';
import { readContent } from './content';
import { isClearName, isCollectiveName, likeness } from './names';

const labels: Readonly<Record<Role, string>> = { lead: '牵头单位：', support: '配合单位：', plain: '责任单位：' };

/**
 * The note of a cell, or undefined where it is anything but names of bodies. `cell` is without the white space around
 * it; `sure` says that it certainly stands in the column, so that also a name that ends like no body counts.
 */
export function readCell(text: string, cell: Span, role: Role, sure: boolean): Note | undefined {
  if (cell.end - cell.start > longestCell) return undefined;
  const label = labels[role];
  const written = label + withMarks(text.slice(cell.start, cell.end));
  const { units, persons, problems, doubts } = readContent(
    written,
    fold(written),
    0,
    written.length,
    cell.start - label.length,
  );
  if (units.length === 0 || persons.length > 0 || doubts > 0 || !units.every(({ name }) => isName(fold(name), sure)))
    return undefined;
  return {
    form: 'cell',
    span: cell,
    content: cell,
    labels: [],
    units,
    persons,
    problems: problems.filter(({ kind }) => kind === 'fused'),
  };
}

const longestCell = 300;
const longestDoubtful = 12;

function isName(name: string, sure: boolean): boolean {
  return (
    isClearName(name) || isCollectiveName(name) || (sure && name.length <= longestDoubtful && likeness(name) !== 'no')
  );
}

/**
 * In a cell a space parts names (党政办 总务处), unless it pads one
 * (工　会): what stands between spaces has to be a name by itself.
 */
function withMarks(cell: string): string {
  const parts = cell.split(/\s+/);
  const areNames = parts.length > 1 && parts.every((part) => isClearName(fold(part)) || isCollectiveName(fold(part)));
  return areNames ? cell.replace(/\s(\s*)/g, '、$1') : cell;
}
