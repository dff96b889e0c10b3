/**
 * Long work in steps: a generator that stops now and then, so that whoever runs it can look whether the answer is still
 * wanted. Features that walk the whole plan are written so; short ones are plain functions.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs all steps at once. */
export function complete<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** How many lines or entries a feature visits between two stops: well under a millisecond. */
export const stepSize = 512;
