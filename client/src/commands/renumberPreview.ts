/** Puts all numbers of the plan in order, after a preview. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const renumberPreview = codeActionCommand(
  `${refactoringKinds.renumber}.preview`,
  () => text('The numbers are in order.'),
  (places) => text('Renumbered: {0} place(s) changed.', places),
);
