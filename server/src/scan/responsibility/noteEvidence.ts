/**
 * What speaks for a note, before and after its content is read. Texts are folded (normaliseCharacters.ts) unless said
 * otherwise.
 */

import { fold } from '../../text/normaliseCharacters';
import type { Content } from './content';
import { gluedLabelAt } from './labelWithoutColon';
import { labelEndingAt, labelStartingAt } from './labels';
import { isClearName } from './names';
import { hasStrongVerb, stripVerbs } from './roles';

/** 请报市教育局（基教科、人事科）: the brackets say which part of the office before them. */
export function namesOffice(text: string): boolean {
  return /[局委办厅部院处科会]$/.test(text) && isClearName(text);
}

/** A verb applies to bodies, and nothing about the names speaks against it. */
export function speaksOfBodies(content: Content): boolean {
  const { units, verbs, doubts, clear } = content;
  return verbs && units.length > 0 && doubts === 0 && clear * 2 >= units.length && clear > 0;
}

/** A label comes before a colon or begins the text: 责任单位 甲科, 责任单位为甲科, 责任单位县教育局. */
export function hasLabel(source: string): boolean {
  for (let colon = source.indexOf(':'); colon >= 0; colon = source.indexOf(':', colon + 1)) {
    if (labelEndingAt(source, colon, 0) !== undefined) return true;
  }
  let at = 0;
  while (source[at] === ' ') at++;
  const label = labelStartingAt(source, at, source.length);
  return (
    label !== undefined &&
    label.end < source.length &&
    (' 为'.includes(source[label.end]!) || gluedLabelAt(source, at, source.length) !== undefined)
  );
}

/** The text ends in a verb of responsibility or a scope note after one, or has one in the middle. */
export function mayBeVerbs(source: string): boolean {
  if (!hasStrongVerb(source)) return false;
  let end = source.length;
  while (end > 0 && ' 。;,'.includes(source[end - 1]!)) end--;
  if (stripVerbs(source, Math.max(0, end - 12), end).verb !== undefined) return true;
  return (
    /(?:下同|不再\S{0,6}列出|不再列举|除外|不分先后)$/.test(source.slice(Math.max(0, end - 12), end)) ||
    /牵头|(?:负责|配合|会同)[、,;。]/.test(source)
  );
}

export function isLabelWord(text: string): boolean {
  const word = fold(text).trim();
  return word.length <= 10 && labelStartingAt(word, 0, word.length)?.end === word.length;
}

/** 【牵头单位】 as 牵头单位:, with as many characters, so that labels in brackets read like others. */
export function withColons(text: string): string {
  return text.includes('【')
    ? text.replace(/【([^【】]{2,10})】/g, (whole, word: string) => (isLabelWord(word) ? ` ${word}:` : whole))
    : text;
}
