/** What the views show: one plan or the whole workspace, targets by deadline or by unit. */
import type { Command } from './command';

export const showWorkspace: Command = (_, views) => views.setScope('workspace');
export const showOnePlan: Command = (_, views) => views.setScope('plan');
export const sortTargetsByUnit: Command = (_, views) => views.setSort('unit');
export const sortTargetsByDeadline: Command = (_, views) => views.setSort('deadline');
