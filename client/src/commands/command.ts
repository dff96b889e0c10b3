import type { PlanClient } from '../client';

/** What a command does when it is called. */
export type Command = (planClient: PlanClient) => unknown;
