import { scanAmounts } from '../../server/src/plan/quantities/amounts';
import { protectedSpans } from '../../server/src/plan/quantities/protect';
import { findStarts } from '../../server/src/plan/quantities/starts';
import type { Amount } from '../../server/src/plan/quantities/types';

/** Every number with a measure word, also those that commit to nothing (`excluded` tells why), of a line in Simplified characters. */
export function amountsIn(text: string): readonly Amount[] {
  const starts = findStarts(text);
  return scanAmounts(text, starts.amounts, protectedSpans(text, starts.marks));
}
