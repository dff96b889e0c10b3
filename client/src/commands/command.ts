import type { PlanClient } from '../client';
import type { PlanViews } from '../views/planViews';

/** What a command does when it is called. */
export type Command = (planClient: PlanClient, views: PlanViews) => unknown;
