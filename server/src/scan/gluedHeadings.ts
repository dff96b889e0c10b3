/**
 * Headings inside a line: the next item glued on to a heading (一、明确目标任务1、幼儿园建设。), and the markers of a body that
 * was pasted as one line. Whether they count is decided by the rest of the plan (`plan/outline/headings.ts`).
 */
import { CodeSet, Feature, isDigit, isHan, isSpace, trimEnd } from '../text/characters';
import { headingAt, scanMarker } from './markers';
import type { Heading, Marker, MarkerKind } from './types';

/** A line as long as this may be a whole body; UTF-16 units. Sections of fewer characters hold no plan. */
const shortestBody = 300;
/** An enumeration inside a sentence has two parts, or three; a plan's body has that many sections at least. */
const fewestSections = 3;
const fewestLayered = 2;

const kinds: ReadonlySet<MarkerKind> = new Set<MarkerKind>(['han', 'hanParen', 'arabic']);
/** Behind these a sentence, a note or a blank has ended, so that a heading may begin. */
const closing = new CodeSet('。！？；;：:）)〕】”');

/**
 * The headings inside `text`, in text order; undefined where there are none. If the line's own heading is the first
 * of them, its title ends where the next begins.
 */
export function scanGluedHeadings(
  text: string,
  features: number,
  own: Heading | undefined,
): readonly Heading[] | undefined {
  if (own !== undefined && (own.marker.kind === 'han' || own.marker.kind === 'hanParen')) {
    const item = (features & Feature.Digit) === 0 ? undefined : itemInTitle(text, own);
    if (item !== undefined && text.length < shortestBody) return headingsOf(text, [own.marker, item]);
  }
  return text.length >= shortestBody && text.includes('二、') ? bodyInLine(text) : undefined;
}

/** 1、 or 1. directly behind the words of a title. */
function itemInTitle(text: string, { title, marker: { span } }: Heading): Marker | undefined {
  for (let at = title.start + 2; at < title.end; at++) {
    if (!isDigitBehind(text, at) || at - span.end < 2) continue;
    const marker = plainMarker(text, at);
    if (marker?.kind === 'arabic') return marker;
  }
  return undefined;
}

/** Whether a figure begins at `at`, behind a word or a blank. */
function isDigitBehind(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0x30 && code <= 0x39 && (isHan(before) || isSpace(before) || closing.has(before));
}

/** A marker that can't be anything else, with a word behind it. */
function plainMarker(text: string, at: number): Marker | undefined {
  const marker = scanMarker(text, at);
  return marker === undefined ||
    marker.weak ||
    !kinds.has(marker.kind) ||
    (marker.kind === 'arabic' && marker.delimiter.end === marker.delimiter.start) ||
    !startsTitle(text, marker.spacing.end)
    ? undefined
    : marker;
}

function startsTitle(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isHan(code) || isDigit(code) || '“《'.includes(text[at] ?? '。');
}

/**
 * The markers of a body on one line: 一、 to 三、 at least, or 一、 and 二、 with a list below them. What doesn't count on is
 * text.
 */
function bodyInLine(text: string): readonly Heading[] | undefined {
  const markers: Marker[] = [];
  const last = new Map<MarkerKind, number>();
  let sections = 0;
  let layered = false;
  /** Nothing but a title stands between the last marker and here, so that the next may follow it without a mark. */
  let inTitle = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3002) inTitle = false;
    if (!begins[code]) continue;
    const before = at === 0 ? 0x3002 : text.charCodeAt(at - 1);
    const free = closing.has(before) || isSpace(before);
    if (!free && !(inTitle && isHan(before))) continue;
    const marker = plainMarker(text, at);
    if (marker === undefined || (!free && marker.kind === 'han')) continue;
    const due = (last.get(marker.kind) ?? 0) + 1;
    if (marker.number !== due && !(marker.number === 1 && marker.kind !== 'han')) continue;
    if (marker.kind === 'han') sections++;
    else layered ||= marker.number > 1;
    last.set(marker.kind, marker.number);
    markers.push(marker);
    inTitle = true;
    at = marker.spacing.end - 1;
  }
  return sections < (layered ? fewestLayered : fewestSections) ? undefined : headingsOf(text, markers);
}

/** By code unit: whether a marker of a body may begin with it. */
const begins = new Uint8Array(0x10000);
for (const character of '一二三四五六七八九十（(0123456789') begins[character.charCodeAt(0)] = 1;

function headingsOf(text: string, markers: readonly Marker[]): readonly Heading[] {
  return markers.map((marker, index) =>
    headingAt(text, marker, trimEnd(text, markers[index + 1]?.span.start ?? text.length, marker.spacing.end)),
  );
}
