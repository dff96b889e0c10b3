/**
 * HTML as its tags and texts, read as leniently as browsers do where it matters here. Nothing is built, run or fetched.
 */

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Attributes; readonly isClosed: boolean }
  | { readonly kind: 'close'; readonly name: string };

/** Names in lower case. */
export type Attributes = ReadonlyMap<string, string>;

/** Their content is no text to read, up to the closing tag. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'template', 'xml']);

/** Comments and declarations are left out; what stands between conditional ones (`<![if …]>`) stays. */
export function* tokens(html: string): Generator<Token> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at) yield { kind: 'text', text: unescaped(html.slice(at, end)) };
    if (open < 0) return;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
    } else if (/[!?]/.test(html[open + 1] ?? '')) {
      const close = html.indexOf('>', open);
      at = close < 0 ? html.length : close + 1;
    } else if (/[A-Za-z/]/.test(html[open + 1] ?? '')) {
      const close = tagEnd(html, open);
      const token = tag(html.slice(open + 1, close));
      at = close + 1;
      if (token === undefined) continue;
      yield token;
      if (token.kind === 'open' && unread.has(token.name) && !token.isClosed) at = behind(html, at, token.name);
    } else {
      yield { kind: 'text', text: '<' };
      at = open + 1;
    }
  }
}

/** Where the tag that opens at `open` has its `>`; quoted values may hold others. */
function tagEnd(html: string, open: number): number {
  let quote = '';
  for (let at = open + 1; at < html.length; at++) {
    const character = html[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at;
    else if ((character === '"' || character === "'") && /[=\s]/.test(html[at - 1]!)) quote = character;
  }
  return html.length;
}

function tag(content: string): Token | undefined {
  const isClose = content.startsWith('/');
  const name = /^[A-Za-z][^\s/>]{0,60}/.exec(isClose ? content.slice(1) : content)?.[0].toLowerCase();
  if (name === undefined) return undefined;
  if (isClose) return { kind: 'close', name };
  return { kind: 'open', name, attributes: attributes(content.slice(name.length)), isClosed: content.endsWith('/') };
}

function attributes(text: string): Attributes {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/([^\s=/"'>]{1,100})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
    const name = match[1]!.toLowerCase();
    if (!found.has(name)) found.set(name, unescaped(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return found;
}

function behind(html: string, from: number, name: string): number {
  const closing = `</${name}`;
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at, at + closing.length).toLowerCase() !== closing) continue;
    const end = html.indexOf('>', at);
    return end < 0 ? html.length : end + 1;
  }
  return html.length;
}

/** Those that Word, WPS and web pages write; any other stays as it is. */
const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  times: '×',
  divide: '÷',
  deg: '°',
  permil: '‰',
  plusmn: '±',
  le: '≤',
  ge: '≥',
  sect: '§',
};

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name as string] ?? whole;
    const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
