/** A cell in the column of responsible units of a task table: names alone, with the column's name as their label. */
import type { Note, Role } from '../types';
import type { Span } from '../../text/positions';
import { fold } from '../../text/normaliseCharacters';
import { readContent } from './content';
import { isClassWord, isClearName, isCollectiveName, isPersonName, likeness } from './names';

const labels: Readonly<Record<Role, string>> = { lead: '牵头单位：', support: '配合单位：', plain: '责任单位：' };

/** What a column says about the names in it. */
export interface NamesColumn {
  readonly role: Role;
  /** Persons are named beside the units: 市民政局 甲某某. */
  readonly persons?: true;
}

/**
 * The note of a cell; undefined if it holds anything but names of bodies. `cell` excludes the white space around it.
 * `sure`: it is certainly in this column, so a name that doesn't end like a body's counts too.
 */
export function readCell(text: string, cell: Span, column: NamesColumn, sure: boolean): Note | undefined {
  if (cell.end - cell.start > longestCell) return undefined;
  const label = labels[column.role];
  const names = withoutPersons(text.slice(cell.start, cell.end), column.persons === true);
  const written = label + withMarks(names);
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
 * The cell with the persons after its units replaced by spaces, whether set off by a space or in brackets: 市民政局 王某某,
 * 市民政局（王某某）. If the column doesn't mention persons, only what begins with a common surname is one.
 */
export function withoutPersons(cell: string, expected: boolean): string {
  if (cell.length > longestCell || !/[\s（(]/.test(cell)) return cell;
  let isBehindUnit = false;
  const names = cell.replace(/[^\s、，,；;（）()]+/g, (name, at: number) => {
    const folded = fold(name);
    const isUnit = isClearName(folded) || isCollectiveName(folded);
    if (!isUnit && isBehindUnit && (expected ? mayBePerson(folded) : isPersonName(folded)) && isSetOff(cell, at))
      return ' '.repeat(name.length);
    isBehindUnit = isUnit;
    return name;
  });
  return names === cell ? cell : names.replace(/[（(]\s+[）)]/g, (brackets) => ' '.repeat(brackets.length)).trimEnd();
}

function isSetOff(cell: string, at: number): boolean {
  return /[\s（(]/.test(cell[at - 1] ?? '-');
}

/** Two to four characters that don't end like a body's name. */
function mayBePerson(name: string): boolean {
  return /^[\u4e00-\u9fff]{2,4}$/.test(name) && likeness(name) === 'possible' && !isClassWord(name);
}

/**
 * In a cell, a space separates names (党政办 总务处) unless it pads one (工　会): the text between two spaces has to be a name
 * by itself.
 */
function withMarks(cell: string): string {
  const parts = cell.split(/\s+/);
  const areNames = parts.length > 1 && parts.every((part) => isClearName(fold(part)) || isCollectiveName(fold(part)));
  return areNames ? cell.replace(/\s(\s*)/g, '、$1') : cell;
}
