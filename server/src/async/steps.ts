/**
 * Long work in steps: a generator that yields now and then, so that its caller can check whether the answer is still
 * wanted. Features that walk the whole plan are generators; short ones are plain functions.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs all steps at once. */
export function complete<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Lines or entries that a feature visits between two yields: well under a millisecond of work. */
export const stepSize = 512;
