/** Puts all numbers of the plan in order. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const renumber = codeActionCommand(
  refactoringKinds.renumber,
  () => text('The numbers are in order.'),
  (places) => text('Renumbered: {0} place(s) changed.', places),
);
