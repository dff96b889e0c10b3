/** The tasks that a ledger would list. */
import { assignmentsOf } from '../../plan/facts/assignments';
import { defineFact } from '../../plan/facts/define';
import { titlesOf } from '../../plan/facts/titles';
import { statesPurpose } from '../../plan/outline/framing';
import type { Entry } from '../../plan/types';

/** Sections that only state the purpose have none. */
export const ledgerTasks = defineFact({
  inputs: { assignments: assignmentsOf, titles: titlesOf },
  compute: ({ assignments: { tasks }, titles }): readonly Entry[] =>
    tasks.filter((task) => {
      for (let entry: Entry | undefined = task; entry !== undefined; entry = entry.parent)
        if (statesPurpose(titles[entry.index]!.title)) return false;
      return true;
    }),
});
