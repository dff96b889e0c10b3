/**
 * Writes the edited text of a Word file back into it, as tracked changes: words inside a line, and whole paragraphs.
 * The result is read again, so that what could not be written is known for certain: numbers that Word counts itself,
 * other people's changes, rows of tables.
 */
import type { Paragraph } from './body';
import type { Signature } from './comments';
import { wordResult, type WordResult } from './fault';
import { characterChanges, lineChanges, type LineChange } from './lineChanges';
import { markerForm } from './markers';
import { readWord, type WordLine, type WordText } from './planText';
import { Reviser } from './reviser';

export interface Written {
  readonly bytes: Uint8Array;
  /** The file as it is read now, with the changes accepted. */
  readonly word: WordText;
  /** How many tracked changes were written. */
  readonly changes: number;
  readonly unwritten: readonly Unwritten[];
}

/** A difference that is left between the text that was wanted and the file. */
export interface Unwritten {
  /** A line of the file's text. */
  readonly line: number;
  /**
   * `number` an automatic number differs · `line` a line does · `missing` a line belongs behind it · `extra` it is one
   * too many
   */
  readonly kind: 'number' | 'line' | 'missing' | 'extra';
  /** Of `number`, the number alone; empty for `extra`. */
  readonly wanted: string;
}

export function writeText(word: WordText, edited: string, signature: Signature): WordResult<Written> {
  return wordResult(() => {
    const [before, after] = [linesOf(word.text), linesOf(edited)];
    const writer = new TextWriter(word, before, signature);
    let last = -1;
    for (const change of lineChanges(before, after)) {
      writer.write(change, after, last);
      if (change.kind !== 'added') last = change.before;
    }
    const bytes = writer.changes === 0 ? word.file.archive.bytes : writer.bytes();
    const read = writer.changes === 0 ? ({ ok: true, value: word } as const) : readWord(bytes);
    if (!read.ok) throw new Error(read.text.en);
    return { bytes, word: read.value, changes: writer.changes, unwritten: differences(read.value, after) };
  });
}

/** Without an empty last line. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

class TextWriter {
  readonly #word: WordText;
  readonly #texts: readonly string[];
  readonly #reviser: Reviser;
  changes = 0;

  constructor(word: WordText, texts: readonly string[], signature: Signature) {
    this.#word = word;
    this.#texts = texts;
    this.#reviser = new Reviser(word, signature);
  }

  bytes(): Uint8Array {
    return this.#reviser.bytes();
  }

  /** `last`: the line of the file above a line that is added. */
  write(change: LineChange, after: readonly string[], last: number): void {
    if (change.kind === 'changed') this.#change(change.before, after[change.after]!);
    if (change.kind === 'removed') this.#remove(change.before);
    if (change.kind === 'added') this.#add(after[change.after]!, last);
  }

  #change(line: number, text: string): void {
    const { pieces } = this.#word.lines[line]!;
    const borders = pieces.flatMap(({ start, end, atom }) => (atom === undefined ? [end] : [start, end]));
    for (const { start, end, text: newText } of characterChanges(this.#texts[line]!, text, borders)) {
      const range = { start: { line, character: start }, end: { line, character: end } };
      if (this.#reviser.amend([{ range, newText }]) === undefined) this.changes++;
    }
  }

  #remove(line: number): void {
    const paragraph = this.#whole(line);
    if (paragraph !== undefined && this.#reviser.deleteParagraph(paragraph)) this.changes++;
  }

  #add(text: string, last: number): void {
    const [above, below] = [this.#word.lines[last], this.#word.lines[last + 1]];
    // Inside a paragraph that has several lines.
    if (above?.paragraph !== undefined && above.paragraph === below?.paragraph) return;
    // A row of a table.
    if (above?.paragraph?.cell !== undefined && text.includes('\t')) return;
    const like = this.#model(text, last);
    const [upper, lower] = [outside(above), outside(below)];
    const at = upper ?? lower;
    if (at === undefined || like === undefined) return;
    this.#reviser.insertParagraph(text, at, upper === undefined ? 'start' : 'end', like);
    this.changes++;
  }

  /** The paragraph whose only line this is, outside tables. */
  #whole(line: number): Paragraph | undefined {
    const paragraph = outside(this.#word.lines[line]);
    const neighbours = [this.#word.lines[line - 1], this.#word.lines[line + 1]];
    return neighbours.some((one) => one?.paragraph === paragraph) ? undefined : paragraph;
  }

  /** The nearest paragraph whose line begins like the text, or else the nearest one. */
  #model(text: string, last: number): Paragraph | undefined {
    const form = markerForm(text);
    let [nearest, empty]: (Paragraph | undefined)[] = [];
    for (let distance = 0; distance < this.#texts.length; distance++)
      for (const line of [last - distance, last + 1 + distance]) {
        const paragraph = outside(this.#word.lines[line]);
        if (paragraph === undefined) continue;
        empty ??= paragraph;
        if (paragraph.atoms.length === 0) continue;
        nearest ??= paragraph;
        if (markerForm(this.#texts[line]!) === form) return paragraph;
        if (distance > farthest) return nearest ?? empty;
      }
    return nearest ?? empty;
  }
}

/** Lines above and below in which a paragraph to look like is sought. */
const farthest = 200;

function outside(line: WordLine | undefined): Paragraph | undefined {
  return line?.paragraph?.cell === undefined ? line?.paragraph : undefined;
}

function differences(word: WordText, wanted: readonly string[]): Unwritten[] {
  const shown = linesOf(word.text);
  let last = 0;
  return lineChanges(shown, wanted).flatMap((change): Unwritten[] => {
    if (change.kind !== 'added') last = change.before;
    if (change.kind === 'kept') return [];
    if (change.kind === 'added') return [{ line: last, kind: 'missing', wanted: wanted[change.after]! }];
    if (change.kind === 'removed') return [{ line: last, kind: 'extra', wanted: '' }];
    return [differing(word, last, shown[last]!, wanted[change.after]!)];
  });
}

/** Whether only the automatic number of a line differs. */
function differing(word: WordText, line: number, shown: string, wanted: string): Unwritten {
  const number = word.lines[line]!.pieces.find(({ atom }) => atom === undefined);
  const rest = number === undefined ? '' : shown.slice(number.end);
  return number !== undefined && rest !== '' && wanted.endsWith(rest)
    ? { line, kind: 'number', wanted: wanted.slice(0, wanted.length - rest.length).trim() }
    : { line, kind: 'line', wanted };
}
