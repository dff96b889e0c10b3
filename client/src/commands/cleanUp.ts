/** Removes the traces of a web page. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const cleanUp = codeActionCommand(
  refactoringKinds.cleanUp,
  () => text('No traces of a web page were found.'),
  (places) => text('Cleaned up: {0} place(s) changed.', places),
);
