/** Gives all responsibility notes one form. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const normaliseNotes = codeActionCommand(
  refactoringKinds.normaliseNotes,
  () => text('The responsibility notes are already consistent.'),
  (places) => text('Notes made consistent: {0} place(s) changed.', places),
);
