import { scanAmounts } from '../../server/src/scan/quantities/amounts';
import { protectedSpans } from '../../server/src/scan/quantities/protect';
import { findStarts } from '../../server/src/scan/quantities/candidateColumns';
import type { Amount } from '../../server/src/scan/quantities/types';

/**
 * Every number with a measure word, also those that commit to nothing
 * (`excluded` tells why), of a line in Simplified characters.
 */
export function amountsIn(text: string): readonly Amount[] {
  const starts = findStarts(text);
  return scanAmounts(text, starts.amounts, protectedSpans(text, starts.marks));
}
