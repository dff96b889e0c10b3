/**
 * Our commands, as package.json contributes them: `npm run generate` writes them there. Their titles are `command.NAME`
 * in `package.nls*.json`; what they do is in `registry.ts`.
 */
export interface CommandContribution {
  /** When the command is enabled; absent: always. */
  readonly enablement?: string;
  /** The icon of its buttons. */
  readonly icon?: string;
}

const prefix = 'gongzuoyaodian';
const onPlan = `editorLangId == ${prefix}`;
const onWritablePlan = `${onPlan} && !editorReadonly`;

/** The text of a Word file. */
const onWordText = 'resourceScheme == gzyd-word';

/** Set while the caret is in or right behind a number: see `markerKey.ts`. */
export const atMarkerKey = `${prefix}.atMarker`;

const contributions = {
  newPlan: {},
  openSample: {},
  treatAsPlan: { enablement: 'editorIsOpen' },
  showOverview: { icon: '$(list-ordered)', enablement: onPlan },
  showWorkspace: { icon: '$(folder-library)' },
  showOnePlan: { icon: '$(file)' },
  filterOutline: { icon: '$(filter)' },
  clearOutlineFilter: { icon: '$(clear-all)', enablement: `${prefix}.outlineFiltered` },
  sortTargetsByUnit: { icon: '$(organization)' },
  sortTargetsByDeadline: { icon: '$(calendar)' },
  showPreview: { icon: '$(open-preview)', enablement: onPlan },
  exportWord: { enablement: onPlan },
  exportHtml: { enablement: onPlan },
  exportLedger: { enablement: onPlan },
  mergeDrafts: {},
  compareWith: {},
  compareLedger: {},
  showProgress: { icon: '$(graph)' },
  openWord: {},
  returnToWord: { icon: '$(comment-discussion)', enablement: onWordText },
  overwriteWord: { enablement: onWordText },
  renumber: { enablement: onWritablePlan },
  renumberPreview: { enablement: onWritablePlan },
  normaliseNotes: { enablement: onWritablePlan },
  convertWidths: { enablement: onWritablePlan },
  cleanUp: { enablement: onWritablePlan },
  moveUp: { enablement: onWritablePlan },
  moveDown: { enablement: onWritablePlan },
  copyUp: { enablement: onWritablePlan },
  copyDown: { enablement: onWritablePlan },
  plainLine: { enablement: onWritablePlan },
  levelIn: { enablement: `${onWritablePlan} && ${atMarkerKey}` },
  levelOut: { enablement: `${onWritablePlan} && ${atMarkerKey}` },
  restartServer: {},
  showOutput: {},
} satisfies Record<string, CommandContribution>;

export type CommandName = keyof typeof contributions;

export const commandContributions: Readonly<Record<CommandName, CommandContribution>> = contributions;

export function commandId(name: CommandName): string {
  return `${prefix}.${name}`;
}
