/** The shapes that a plan is printed in. */
import type { Localized } from '../text/localized';

/** `plan` as the text is · `notice` under a notice that prints it · `redhead` the same below a red head */
export type Shape = 'plan' | 'notice' | 'redhead';

export const shapes: readonly { readonly name: Shape; readonly title: Localized }[] = [
  { name: 'plan', title: { zh: '工作要点本身', en: 'the plan alone' } },
  { name: 'notice', title: { zh: '印发通知加工作要点', en: 'a notice that prints the plan, and the plan' } },
  { name: 'redhead', title: { zh: '带版头的印发通知加工作要点', en: 'the same below a red head' } },
];
