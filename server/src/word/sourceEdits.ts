/** Changes of a part's text, collected in any order and made at once. */

export interface SourceEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Offsets are UTF-16 units. Replacements must not overlap. */
export class SourceEdits {
  readonly #edits: SourceEdit[] = [];

  /** Before a replacement that begins there; insertions at one place keep their order. */
  insert(at: number, text: string): void {
    this.#edits.push({ start: at, end: at, text });
  }

  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  apply(source: string): string {
    const edits = [...this.#edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const pieces: string[] = [];
    let at = 0;
    for (const { start, end, text } of edits) {
      pieces.push(source.slice(at, start), text);
      at = end;
    }
    return pieces.join('') + source.slice(at);
  }
}
