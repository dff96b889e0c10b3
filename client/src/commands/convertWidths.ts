/** Converts half-width punctuation to full width. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const convertWidths = codeActionCommand(
  refactoringKinds.convertWidths,
  () => text('There is no half-width punctuation to convert.'),
  (places) => text('Converted to full width: {0} place(s) changed.', places),
);
