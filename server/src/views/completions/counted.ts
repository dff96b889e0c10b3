/** What lines say, counted over the plan. */
import { defineFact, defineLineFact, structure, type Fact } from '../../plan/facts/define';
import { isOwnText } from '../../plan/query';
import type { Line } from '../../scan/types';
import type { CountedName } from './completion';

/**
 * What `of`, a function of the line alone, names in the plan's own text: the commonest first, else in the order of the
 * first mention.
 */
export function defineCounted(of: (line: Line) => readonly string[]): Fact<readonly CountedName[]> {
  const named = defineLineFact({
    of(line): readonly string[] | undefined {
      const found = of(line);
      return found.length === 0 ? undefined : found;
    },
    same: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  });
  return defineFact({
    inputs: { structure, named },
    compute(inputs) {
      const counts = new Map<string, number>();
      inputs.named.lines.forEach((line, at) => {
        if (!isOwnText(inputs.structure, line)) return;
        for (const name of inputs.named.facts[at]!) counts.set(name, (counts.get(name) ?? 0) + 1);
      });
      return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
    },
  });
}
