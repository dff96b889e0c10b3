/**
 * A list of columns in memory that serves again for the next line. For scans that keep nothing of it: it is theirs until they scan again.
 */
export class Columns {
  private values = new Int32Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  at(index: number): number {
    return this.values[index]!;
  }

  push(column: number): void {
    if (this.count === this.values.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = column;
  }

  set(index: number, column: number): void {
    this.values[index] = column;
  }

  /** Keeps the first `length`. */
  truncate(length: number): void {
    this.count = length;
  }
}
