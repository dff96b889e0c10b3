/** Lights: how a task stands, at a glance. */

/**
 * `done` it has been reached · `green` on pace · `blue` on pace, but due soon · `yellow` behind · `red` far behind, or
 * overdue · `grey` not judged: nothing was reported, or it was set aside
 */
export type Light = 'done' | 'green' | 'blue' | 'yellow' | 'red' | 'grey';

/** The most urgent first. */
export const lights: readonly Light[] = ['red', 'yellow', 'blue', 'green', 'done', 'grey'];

export interface LightThresholds {
  /** Percentage points behind the pace beyond which a light is yellow, or red. */
  readonly yellow: number;
  readonly red: number;
  /** Days before a deadline from which it is near. */
  readonly soon: number;
}

/** Behind by 10 to 30 points is yellow, by more is red: as supervising offices often have it. */
export const defaultThresholds: LightThresholds = { yellow: 10, red: 30, soon: 15 };
