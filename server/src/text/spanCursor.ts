import type { Span } from './positions';

/** Follows a scanner that only moves forward through spans, which must be in text order and not nested. */
export class SpanCursor {
  private next = 0;

  constructor(private readonly spans: readonly Span[]) {}

  /** The end of the span that contains `index`, or -1. `index` must not decrease between calls. */
  endAt(index: number): number {
    while (this.next < this.spans.length && this.spans[this.next]!.end <= index) this.next++;
    const span = this.spans[this.next];
    return span !== undefined && span.start <= index ? span.end : -1;
  }
}
