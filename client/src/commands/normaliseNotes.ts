/** Writes all responsibility notes alike. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const normaliseNotes = codeActionCommand(refactoringKinds.normaliseNotes, () =>
  text('The responsibility notes are written alike.'),
);
