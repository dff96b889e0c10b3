/** A label without its colon, or with a word in its place: （责任单位县教育局）, （配合单位为县财政局）. Folded text. */

import { labelStartingAt } from './labels';
import type { LabelMatch } from './labels';
import { isClearName, isCollectiveName, isPersonName } from './names';
import { withoutSpaces } from './units';

const plainLabel =
  /^(?:主要|具体)?(?:责任|牵头|配合|主责|主办|承办|协办|参与|协同|协助)(?:单位|部门|科室|处室|股室|领导|人)$/;
const longestName = 30;
/** 责任单位党委, 牵头部门办公室: a part of the bodies that the label stands for. */
const parts =
  /^(?:是|由|和|及|与|或|等|要|应|党|办公室|领导|机关|主要|分管|科室|处室|内设|纪|团委|工会|负责|法人|财务|人事)/;

export interface GluedLabel extends LabelMatch {
  /** Where the name begins. */
  readonly from: number;
}

/**
 * The label at `start` that is directly followed by a name, in a text that [start, end) cuts at its separators. Only if
 * what follows is surely a name by itself: 责任单位党支部 and 责任部门负责人 are names or prose of their own.
 */
export function gluedLabelAt(source: string, start: number, end: number): GluedLabel | undefined {
  const label = labelStartingAt(source, start, end);
  if (label === undefined || label.end >= end || !plainLabel.test(source.slice(start, label.end))) return undefined;
  const from = source[label.end] === '为' ? label.end + 1 : label.end;
  let to = from;
  while (to < end && to - from <= longestName && !' 、,;。'.includes(source[to]!)) to++;
  const name = withoutSpaces(source.slice(from, to)).replace(/(?:牵头|负责|配合)$/, '');
  if (label.meaning.person) return isPersonName(name) ? { ...label, from } : undefined;
  if (name.length < 3 || name.length > longestName || parts.test(name)) return undefined;
  return isClearName(name) && (!isCollectiveName(name) || name.startsWith('各')) ? { ...label, from } : undefined;
}
