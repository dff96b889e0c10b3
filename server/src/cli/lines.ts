/** Lines of standard input, one in memory at a time. */

export type InputLine = { readonly text: string } | { readonly fault: 'tooLong' | 'notUtf8' };

const lineFeed = 0x0a;

/** The lines of a stream in UTF-8; a longer one than `limit` bytes is read over. The last needs no line end. */
export async function* readLines(stream: AsyncIterable<Buffer>, limit: number): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > limit) parts = [];
    else parts.push(part);
  };
  const finish = (): InputLine => {
    const [line, isTooLong] = [Buffer.concat(parts), length > limit];
    parts = [];
    length = 0;
    if (isTooLong) return { fault: 'tooLong' };
    try {
      return { text: decoder.decode(line) };
    } catch {
      return { fault: 'notUtf8' };
    }
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      take(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
