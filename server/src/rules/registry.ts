/** All rules, in the order of their docs. A rule exists when it stands here. */
import { gapRule } from './numbering/gap';
import { duplicateRule } from './numbering/duplicate';
import { orderRule } from './numbering/order';
import { restartRule } from './numbering/restart';
import { delimiterRule } from './numbering/delimiter';
import { styleRule } from './numbering/style';
import { measuresRule } from './numbering/measures';
import { sectionCountRule } from './numbering/sectionCount';
import { levelRule } from './numbering/level';
import type { Rule } from './types';

export const rules: readonly Rule[] = [
  // numbering
  gapRule, duplicateRule, orderRule, restartRule, delimiterRule, styleRule, measuresRule, sectionCountRule, levelRule,
];
