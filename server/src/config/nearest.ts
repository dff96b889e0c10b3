/** “Did you mean …”: the candidate closest to a mistyped name. */

/**
 * The closest candidate within a third of the name's length (at
 * least one edit, at most three); undefined when none is that close.
 */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length === 0 || name.length > 64) return undefined;
  const limit = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const found = distance(name.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** Edits (insert, delete, replace, swap of neighbours); stops at `cap`. */
function distance(a: string, b: string, cap: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? cap) + 1,
        (current[j - 1] ?? cap) + 1,
        (previous[j - 1] ?? cap) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? cap) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest >= cap) return cap;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? cap;
}
