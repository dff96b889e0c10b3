/** Stops the server and starts it again. */
import type { PlanClient } from '../client';

export function restartServer(planClient: PlanClient): Promise<void> {
  return planClient.restart();
}
