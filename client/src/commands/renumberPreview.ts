/** Puts all numbers of the plan in order, and shows the change before it is made. */
import { refactoringKinds } from '../../../server/src/protocol/codeActionKinds';
import { text } from '../messages';
import { codeActionCommand } from './codeActionCommand';

export const renumberPreview = codeActionCommand(`${refactoringKinds.renumber}.preview`, () =>
  text('The numbers are in order.'),
);
