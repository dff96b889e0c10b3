import type { Span } from './positions';

/** Walks spans along with a scanner that only moves forward. The spans stand in text order, none inside another. */
export class SpanCursor {
  private next = 0;

  constructor(private readonly spans: readonly Span[]) {}

  /** The end of the span that holds `index`, or -1. `index` must not decrease from call to call. */
  endAt(index: number): number {
    while (this.next < this.spans.length && this.spans[this.next]!.end <= index) this.next++;
    const span = this.spans[this.next];
    return span !== undefined && span.start <= index ? span.end : -1;
  }
}
