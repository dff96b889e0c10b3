/** Shows what client and server have logged. */
import type { PlanClient } from '../client';

export function showOutput({ channel }: PlanClient): void {
  channel.show(true);
}
