/** All rules, in the order of their docs. A rule exists when it stands here. */
import type { Rule } from './types';

export const rules: readonly Rule[] = [];
