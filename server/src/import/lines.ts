/** Lines of a plan put together from a file's paragraphs, and from the cells of its tables. */
import { labelled } from '../html/htmlText';

export class ImportedLines {
  readonly #lines: string[] = [];
  /** Of the row that is open: the paragraphs of each cell. */
  #cells: string[][] = [];
  #cell: string[] = [];
  #label = '';
  #line = '';

  add(text: string): void {
    this.#line += text;
  }

  /** A number that was counted; it stands before the text of its paragraph. */
  addLabel(text: string): void {
    this.#label += text;
  }

  get isLineEmpty(): boolean {
    return this.#line === '' && this.#label === '';
  }

  endParagraph(isInTable: boolean): void {
    const line = labelled(this.#label, this.#line);
    [this.#label, this.#line] = ['', ''];
    if (!isInTable) this.#lines.push(line);
    else if (line !== '') this.#cell.push(line.replace(/[\t|]/g, ' '));
  }

  endCell(): void {
    if (!this.isLineEmpty) this.endParagraph(true);
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  /** A row with one cell is a frame around text. */
  endRow(): void {
    if (this.#cell.length > 0 || !this.isLineEmpty) this.endCell();
    if (this.#cells.length === 1) this.#lines.push(...this.#cells[0]!);
    else if (this.#cells.length > 1) this.#lines.push(this.#cells.map((cell) => cell.join(' ')).join('\t'));
    this.#cells = [];
  }

  done(): string {
    this.endRow();
    if (!this.isLineEmpty) this.endParagraph(false);
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}
