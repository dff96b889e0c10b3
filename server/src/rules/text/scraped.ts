import { Feature } from '../../text/characters';
import { isSureChrome } from '../../scan/pageFurniture';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import type { TallyPlace, TallyRule } from '../types';
import { countOf, isDigitAt, isHanAt, isLatinAt, primes } from './marks';

export const scrapedRule: TallyRule = {
  meta: {
    code: 'text/scraped',
    severity: 'information',
    profiles: { strict: 'warning' },
    fixable: true,
    title: { zh: '网页残留', en: 'Traces of a web page' },
    description: {
      zh: '从网页复制带来的东西：导航、点击数等行，夹注的拼音（如“發(fā)”），不换行空格、零宽字符，没有转换的“&nbsp;”和标签，乱码。全文只报一次，可一次清理。',
      en: 'What came along when copying from a web page: navigation lines, inserted pinyin (發(fā)), no-break and zero-width spaces, literal &nbsp; and tags, mojibake. One finding per document, one fix to clean up.',
    },
  },
  kind: 'tally',
  scope: 'all',
  needs: Feature.Damage | Feature.Debris | Feature.Latin | Feature.PageFurniture,
  count: (line) => countOf(placesIn(line)),
  places: placesIn,
  report(count) {
    return {
      message: {
        zh: `全文有${count}处网页残留（导航、拼音夹注、不换行空格、乱码等）。`,
        en: `${count} trace(s) of a web page (navigation, inserted pinyin, no-break spaces, mojibake …).`,
      },
      fixTitle: { zh: `清理网页残留（${count}处）`, en: `Clean up ${count} trace(s)` },
    };
  },
};

function placesIn({ text, shape, features }: Line): TallyPlace[] {
  if (shape === 'chrome') return isSureChrome(text) ? [{ start: 0, end: text.length, newText: '' }] : [];
  const places = (features & Feature.Damage) === 0 ? [] : damage(text);
  if ((features & Feature.Debris) !== 0) places.push(...markup(text));
  if ((features & Feature.Bracket) !== 0 && (features & Feature.Latin) !== 0) addPinyin(text, places);
  if (places.length === 0) return places;
  places.sort((a, b) => a.start - b.start);
  const apart = places.filter((place, index) => index === 0 || place.start >= places[index - 1]!.end);
  return isSureChrome(cleaned(text, apart)) ? [{ start: 0, end: text.length, newText: '' }] : apart;
}

/** A line with only navigation left is removed whole. Long lines never are. */
function cleaned(text: string, places: readonly TallyPlace[]): string {
  if (text.length > 400) return '';
  let rest = '';
  let at = 0;
  for (const { start, end, newText } of places) {
    rest += text.slice(at, start) + (newText ?? text.slice(start, end));
    at = end;
  }
  return rest + text.slice(at);
}

const damaged =
  /[\u00a0\u200b-\u200d\u2060\ufeff\ufffd\ue000-\uf8ff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/g;

/**
 * No-break spaces become plain ones between words and disappear elsewhere. Invisible characters are removed. Unreadable
 * ones stay but count.
 */
function damage(text: string): TallyPlace[] {
  const places: TallyPlace[] = [];
  const hasStop = /[。，、；：,;:]/.test(text);
  // The byte order mark of a file is allowed.
  damaged.lastIndex = text.startsWith('\ufeff') ? 1 : 0;
  for (let match = damaged.exec(text); match !== null; match = damaged.exec(text)) {
    const span = withSpaces(text, { start: match.index, end: match.index + match[0].length });
    damaged.lastIndex = span.end;
    // A line without a stop is laid out by hand: a signature, a title.
    if (/^\u00a0+$/.test(match[0]) && !hasStop) continue;
    if (match[0] === '\u200d' && joinsPictographs(text, span)) continue;
    if (/[\ufffd\ue000-\uf8ff]/.test(match[0])) {
      places.push(span);
      continue;
    }
    const between = match[0].includes('\u00a0') && isWord(text, span.start - 1) && isWord(text, span.end);
    places.push({ ...span, newText: between ? ' ' : '' });
  }
  return places;
}

/** Web pages and Word mix no-break spaces with plain ones; the whole run is one space. */
function withSpaces(text: string, { start, end }: Span): Span {
  if (text[start] !== '\u00a0' && text[end - 1] !== '\u00a0') return { start, end };
  let [from, to] = [start, end];
  while (text[from - 1] === ' ') from--;
  while (text[to] === ' ' || text[to] === '\u00a0') to++;
  return { start: from, end: to };
}

/** 👨‍👩‍👧: one picture made of several. The first may have a skin tone or a variant. */
function joinsPictographs(text: string, { start, end }: Span): boolean {
  return (
    /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u.test(text.slice(Math.max(0, start - 3), start)) &&
    /^\p{Extended_Pictographic}/u.test(text.slice(end, end + 2))
  );
}

/** Two Chinese characters may be names kept apart, so the space stays. */
function isWord(text: string, column: number): boolean {
  return isLatinAt(text, column) || isDigitAt(text, column) || isHanAt(text, column);
}

/** A reading in brackets after its character: 發(fā), 學(xué). With a tone mark, or a single syllable in lower case. */
const reading = /[（(]([a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]{1,7})[）)]/g;
const toned = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/;

function addPinyin(text: string, places: TallyPlace[]): void {
  // A reading follows its character once the rest is removed.
  const gone = new Map(places.filter(({ newText }) => newText === '').map(({ start, end }) => [end, start]));
  reading.lastIndex = 0;
  for (let match = reading.exec(text); match !== null; match = reading.exec(text)) {
    let end = match.index;
    while (gone.has(end)) end = gone.get(end)!;
    if (!isHanAt(text, end - 1) || !toned.test(match[1]!)) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    gone.set(span.end, span.start);
    places.push({ ...span, newText: '' });
  }
}

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': '',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&mdash;': '—',
  '&middot;': '·',
  '&hellip;': '…',
  '&emsp;': '',
  '&ensp;': '',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};
const debris =
  /[&?](?:nbsp|[lr][sd]quo|mdash|middot|hellip|e[mn]sp|amp|lt|gt|quot);|<\/?(?:p|br|div|span|strong|font|td|tr|table|b|a|o:p)(?:\s[^<>]{0,200})?\/?>|<U\+00A0>|锟斤拷|[\u3105-\u312f]{1,100}|[〝〞〟]|â€[œ\u009d™“”]?|Ã[\u0080-¿]/g;

function markup(text: string): TallyPlace[] {
  const places: TallyPlace[] = [];
  debris.lastIndex = 0;
  for (let match = debris.exec(text); match !== null; match = debris.exec(text)) {
    const found = match[0];
    const span = { start: match.index, end: match.index + found.length };
    const quote = primes[found];
    // Alone they are the author's quotes.
    if (quote !== undefined) {
      if (/[“”]/.test(text)) places.push({ ...span, newText: quote });
    } else if (found.startsWith('<')) places.push({ ...span, newText: '' });
    else if (found.endsWith(';')) places.push({ ...span, newText: entities[`&${found.slice(1)}`] ?? '' });
    else places.push(span);
  }
  return places;
}
