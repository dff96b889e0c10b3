/**
 * Watches the frames of a byte stream (`Content-Length: n`, an empty line, n bytes).
 * After a broken header the reader of vscode-jsonrpc waits forever and keeps everything
 * that arrives. No message can be found in such a stream again, so it has to end.
 */

/** Bytes of all headers of one message; real ones take about 25. */
const longestHeader = 8192;
/** Characters. No JavaScript string can hold more. */
const longestBody = 1 << 29;

export class FrameWatch {
  #header = '';
  /** Bytes of the current message's body that are still to come. */
  #left = 0;

  /**
   * Says what is wrong with the stream, as soon as that is certain. Only headers are read; bodies are counted.
   */
  see(chunk: Uint8Array): string | undefined {
    for (let at = 0; at < chunk.length;) {
      if (this.#left > 0) {
        const skipped = Math.min(this.#left, chunk.length - at);
        this.#left -= skipped;
        at += skipped;
        continue;
      }
      this.#header += String.fromCharCode(chunk[at++]!);
      if (this.#header.endsWith('\r\n\r\n')) {
        const length = bodyLength(this.#header);
        if (typeof length === 'string') return length;
        this.#header = '';
        this.#left = length;
      } else if (this.#header.length > longestHeader) {
        return `a header of more than ${longestHeader} bytes`;
      }
    }
    return undefined;
  }
}

/** The body's length in bytes, or what is wrong with the headers. */
function bodyLength(headers: string): number | string {
  let length: number | undefined;
  for (const line of headers.split('\r\n').slice(0, -2)) {
    const colon = line.indexOf(':');
    if (colon < 0) return 'a header without a colon';
    if (line.slice(0, colon).toLowerCase() !== 'content-length') continue;
    const value = line.slice(colon + 1).trim();
    if (!/^\d{1,15}$/.test(value)) return 'a Content-Length that is no number';
    length = Number(value);
  }
  if (length === undefined) return 'a header without Content-Length';
  return length > longestBody ? `a message of ${length} bytes` : length;
}
