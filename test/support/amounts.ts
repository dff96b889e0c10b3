import { scanAmounts } from '../../server/src/scan/quantities/amounts';
import { protectedSpans } from '../../server/src/scan/quantities/protect';
import { findStarts } from '../../server/src/scan/quantities/candidateColumns';
import type { Amount } from '../../server/src/scan/quantities/types';

/**
 * Every number with a measure word in a line of Simplified characters, including those that commit to nothing
 * (`excluded` says why).
 */
export function amountsIn(text: string): readonly Amount[] {
  const starts = findStarts(text);
  return scanAmounts(text, starts.amounts, protectedSpans(text, starts.marks));
}
