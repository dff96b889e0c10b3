/** A note's content, cut at the separators outside its inner brackets. Folded text. */

import { skipBrackets } from './units';

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The separator before it: 、 , ; 。 or '' for the first. */
  readonly mark: string;
}

/** 各县, 区: a district without a name, whose government may be named after the next 、. */
const district =
  /(?:^(?:各|全市|市直各)?|[及和与]各)(?:省|市|县|区|州|旗|盟|自治区|自治州|直辖市|县级市)(?:\([^()]{1,8}\))?$/;
const districtBody =
  /^(?:县|区|旗|自治区|自治县|直辖市|县级市)(?:\([^()]{1,8}\))?\S{2,}|^(?:市|州|盟)(?:\([^()]{1,8}\))?(?:人民)?政府/;

/** Cuts at 、 , ; and 。, but not within 各县、区人民政府, which is one body for both. */
export function cutPieces(source: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let mark = '';
  for (let at = start; at < end; at++) {
    const character = source[at]!;
    if (character === '(') {
      const past = skipBrackets(source, at, end);
      if (past > at) at = past - 1;
    } else if ('、,;。'.includes(character)) {
      pieces.push({ start: from, end: at, mark });
      mark = character;
      from = at + 1;
    }
  }
  pieces.push({ start: from, end, mark });
  return joinDistricts(source, pieces);
}

function joinDistricts(source: string, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    let last = index;
    while (last + 1 < pieces.length && pieces[last + 1]!.mark === '、' && district.test(wordsOf(source, pieces[last]!)))
      last++;
    if (
      last > index &&
      !district.test(wordsOf(source, pieces[last]!)) &&
      districtBody.test(wordsOf(source, pieces[last]!))
    ) {
      joined.push({ start: piece.start, end: pieces[last]!.end, mark: piece.mark });
      index = last;
    } else joined.push(piece);
  }
  return joined;
}

/** The piece without a label before it; empty for one too long to be a name. */
function wordsOf(source: string, { start, end }: Piece): string {
  if (end - start > 40) return '';
  const text = source.slice(start, end);
  return text.slice(text.lastIndexOf(':') + 1).trim();
}
