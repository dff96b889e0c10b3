/**
 * A growable list of columns whose memory is reused for the next line. Its contents are valid until the next scan, so
 * callers must not keep it.
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
