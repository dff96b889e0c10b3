/** What the ledger's rules share: the plan's tasks, and their lines. */
import { assignmentsOf } from '../../plan/facts/assignments';
import { shortened } from '../../text/characters';
import { remembered } from '../../plan/facts/collectLineFacts';
import { titleText } from '../../plan/query';
import type { Entry, Plan } from '../../plan/types';
import type { Line } from '../../scan/types';

/** Sections that say what for, not what. */
const framing = /总体要求|总体思路|指导思想|基本原则|工作思路|工作原则/;

/** The tasks that a ledger would list; sections that only frame the plan have none. */
export const ledgerTasks: (plan: Plan) => readonly Entry[] = remembered(
  (plan) => [plan],
  (plan) =>
    assignmentsOf(plan).tasks.filter((task) => {
      for (let entry: Entry | undefined = task; entry !== undefined; entry = entry.parent)
        if (framing.test(titleText(plan, entry))) return false;
      return true;
    }),
);

/** Whether any line of the entry's section is such. */
export function someLine({ lines }: Plan, { line, endLine }: Entry, test: (line: Line) => boolean): boolean {
  for (let index = line; index <= endLine; index++) if (test(lines[index]!)) return true;
  return false;
}

export function shortTitle(plan: Plan, entry: Entry): string {
  return shortened(titleText(plan, entry), 20);
}
