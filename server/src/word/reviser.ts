/** A Word file with what is to be changed in it. The file as it was read stays as it is. */
import type { Edit } from '../text/edits';
import { escapeMarkup } from '../text/markup';
import type { Position, Range } from '../text/positions';
import type { Atom, Paragraph, Run } from './body';
import { addComments, type Comment, type Signature } from './comments';
import { WordError } from './fault';
import { encodedPart } from './package';
import { canBeDeleted, deletedMark, newParagraph } from './paragraphs';
import { pieceAt, type Piece, type WordText } from './planText';
import { RunPlan, type Tracking } from './runPlan';
import { SourceEdits } from './sourceEdits';
import { prefixAt, type XmlElement } from './xml';
import { replaceEntries } from './zip';

/** Why an edit can't be written into the file. */
export type Obstacle = 'number' | 'tracked' | 'paragraph';

export interface Remark {
  readonly range: Range;
  readonly comment: string;
}

/** The part of an edit that one atom shows. */
interface Cut {
  readonly atom: Atom;
  readonly start: number;
  readonly end: number;
}

export class Reviser {
  readonly #word: WordText;
  readonly #signature: Signature;
  readonly #plans = new Map<XmlElement, RunPlan>();
  readonly #edits = new SourceEdits();
  readonly #comments: Comment[] = [];
  readonly #source: string;
  /** With its colon. */
  readonly #prefix: string;
  #nextId: number;
  #nextComment: number;

  constructor(word: WordText, signature: Signature) {
    this.#word = word;
    this.#signature = signature;
    const { text, root } = word.file.main;
    this.#source = text;
    this.#prefix = prefixAt(text, root);
    if (this.#prefix === '')
      throw new WordError('unsupported', {
        zh: '文件的 XML 写法特殊，不能写回；请用 Word 或 WPS 另存一遍',
        en: 'the file’s XML is unusual and cannot be written back; save it again in Word or WPS',
      });
    this.#nextId = firstFreeId(root);
    const comments = word.file.related('comments');
    this.#nextComment = comments === undefined ? 0 : firstFreeId(comments.root);
  }

  /** Plans the edits, or says why they can't be written. */
  amend(edits: readonly Edit[]): Obstacle | undefined {
    const planned: (() => void)[] = [];
    for (const edit of edits) {
      const work = this.#plan(edit);
      if (typeof work === 'string') return work;
      planned.push(work);
    }
    planned.forEach((work) => work());
    return undefined;
  }

  #plan({ range, newText }: Edit): Obstacle | (() => void) {
    if (range.start.line !== range.end.line || /[\r\n]/.test(newText)) return 'paragraph';
    const { pieces = [] } = this.#word.lines[range.start.line] ?? {};
    const [start, end] = [range.start.character, range.end.character];
    if (start === end) return this.#planInsertion(pieces, start, newText);
    const touched = pieces.filter((piece) => piece.start < end && piece.end > start);
    if (touched.reduce((sum, piece) => sum + overlap(piece, start, end), 0) < end - start) return 'paragraph';
    const cuts: Cut[] = [];
    for (const piece of touched) {
      const obstacle = obstacleIn(piece);
      if (obstacle !== undefined) return obstacle;
      const from = Math.max(start - piece.start, 0);
      cuts.push({ atom: piece.atom!, start: from, end: from + overlap(piece, start, end) });
    }
    return () => {
      for (const { atom, start: from, end: to } of cuts) this.#planOf(atom.run).delete(atom, from, to);
      const last = cuts.at(-1)!;
      // The new text looks like the first character that it replaces.
      if (newText !== '') this.#planOf(last.atom.run).insert(last.atom, last.end, newText, cuts[0]!.atom.run);
    };
  }

  #planInsertion(pieces: readonly Piece[], column: number, newText: string): Obstacle | (() => void) {
    const before = pieces.find((piece) => piece.start < column && column <= piece.end);
    const after = pieces.find((piece) => piece.start === column);
    const candidates = [before, after].filter((piece) => piece !== undefined);
    const chosen = candidates.find((piece) => obstacleIn(piece) === undefined);
    if (chosen === undefined) return candidates.map(obstacleIn)[0] ?? 'paragraph';
    const atom = chosen.atom!;
    return () => this.#planOf(atom.run).insert(atom, column - chosen.start, newText, atom.run);
  }

  /** A paragraph of its own that looks like `like`, before or behind another one. */
  insertParagraph(text: string, at: Paragraph, side: 'start' | 'end', like: Paragraph): void {
    const xml = newParagraph(text, like, {
      source: this.#source,
      prefix: this.#prefix,
      tag: (name) => this.#tag(name),
    });
    this.#edits.insert(at.element[side], xml);
  }

  /** With its mark, so that nothing is left of it; false if that can't be. */
  deleteParagraph(paragraph: Paragraph): boolean {
    if (!canBeDeleted(paragraph)) return false;
    for (const atom of paragraph.atoms) this.#planOf(atom.run).delete(atom, 0, atom.text.length);
    const { start, end, text } = deletedMark(paragraph.element, this.#prefix, this.#tag('del'));
    this.#edits.replace(start, end, text);
    return true;
  }

  /** The opening tag of a tracked change, without its brackets. */
  #tag(name: 'ins' | 'del'): string {
    const p = this.#prefix;
    const { author, date } = this.#signature;
    return `${p}${name} ${p}id="${this.#nextId++}" ${p}author="${escapeMarkup(author)}" ${p}date="${date}"`;
  }

  #planOf(run: Run): RunPlan {
    let plan = this.#plans.get(run.element);
    if (plan === undefined) this.#plans.set(run.element, (plan = new RunPlan(run)));
    return plan;
  }

  comment({ range, comment }: Remark): void {
    const first = this.#anchor(range.start);
    const last = this.#anchor(lastPosition(range)) ?? first;
    if (first === undefined || last === undefined) return;
    const id = this.#nextComment++;
    this.#comments.push({ id, text: comment });
    const p = this.#prefix;
    this.#place(first, `<${p}commentRangeStart ${p}id="${id}"/>`, 'start');
    const reference = `<${p}r><${p}commentReference ${p}id="${id}"/></${p}r>`;
    this.#place(last, `<${p}commentRangeEnd ${p}id="${id}"/>${reference}`, 'end');
  }

  /** The nearest place at or above a position that shows something. */
  #anchor(position: Position): { piece: Piece; character: number } | undefined {
    for (let line = position.line; line >= 0; line--) {
      const character = line === position.line ? position.character : Infinity;
      const piece = pieceAt(this.#word, { line, character });
      // A paragraph of one tag, `<w:p/>`, has no place for marks.
      const { contentStart, end } = piece?.paragraph.element ?? { contentStart: 0, end: 0 };
      if (piece !== undefined && contentStart < end) return { piece, character };
    }
    return undefined;
  }

  #place({ piece, character }: { piece: Piece; character: number }, xml: string, side: 'start' | 'end'): void {
    const { atom, paragraph, start, end } = piece;
    if (atom === undefined) {
      // An automatic number has no text of its own: the whole paragraph is marked.
      const properties = paragraph.element.elements.find(({ name }) => name === 'w:pPr');
      const { contentStart, contentEnd } = paragraph.element;
      this.#edits.insert(side === 'end' ? contentEnd : (properties?.end ?? contentStart), xml);
      return;
    }
    const { element, editable } = atom.run;
    if (editable) {
      const at = Math.min(Math.max(character, start), end) - start;
      // The position of an end is that of the last character: the mark goes behind it.
      this.#planOf(atom.run).mark(atom, side === 'start' ? Math.min(at, atom.text.length - 1) : at + 1, xml);
      return;
    }
    const outer = paragraph.element.elements.find((one) => one.start <= element.start && element.end <= one.end);
    this.#edits.insert((outer ?? element)[side], xml);
  }

  /** The file with everything that was planned. */
  bytes(): Uint8Array {
    const { file } = this.#word;
    const tracking: Tracking = { tag: (name) => this.#tag(name), freeId: () => this.#nextId++ };
    for (const [element, plan] of this.#plans)
      this.#edits.replace(element.start, element.end, plan.xml(this.#source, this.#prefix, tracking));
    const contents = new Map([[file.mainName, encodedPart(file.main, this.#edits.apply(this.#source))]]);
    if (this.#comments.length > 0) addComments(file, this.#comments, this.#signature, contents);
    return replaceEntries(file.archive, contents);
  }
}

function overlap(piece: Piece, start: number, end: number): number {
  return Math.min(piece.end, end) - Math.max(piece.start, start);
}

function obstacleIn({ atom }: Piece): Obstacle | undefined {
  if (atom === undefined) return 'number';
  return atom.run.editable ? undefined : 'tracked';
}

/** The position of the last character; of an empty range, its own. */
function lastPosition({ start, end }: Range): Position {
  if (end.line === start.line && end.character <= start.character) return start;
  return { line: end.line, character: Math.max(end.character - 1, 0) };
}

/** Ids of tracked changes, bookmarks and comments are whole numbers; nothing else may have the same. */
function firstFreeId(root: XmlElement): number {
  let highest = -1;
  const visit = (element: XmlElement): void => {
    const id = Number(element.attributes['w:id']);
    if (Number.isInteger(id) && id < 1e9) highest = Math.max(highest, id);
    element.elements.forEach(visit);
  };
  visit(root);
  return highest + 1;
}
