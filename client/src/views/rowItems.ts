/** Rows of the server as tree items. */
import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, window } from 'vscode';
import type { Disposable, FileDecoration } from 'vscode';
import type { ViewRow, ViewRowKind } from '../../../server/src/protocol/messages';
import { text } from '../messages';

/** Goes to the place of a row; its argument is the row. It is not in the command palette. */
export const goToRowCommand = 'gongzuoyaodian.goToRow';

const icons: Readonly<Record<ViewRowKind, string>> = {
  plan: 'notebook',
  part: 'library',
  section: 'list-tree',
  subsection: 'list-selection',
  item: 'circle-outline',
  subitem: 'circle-small',
  unit: 'organization',
  lead: 'star-full',
  support: 'link',
  plain: 'person',
  group: 'calendar',
  target: 'target',
  more: 'ellipsis',
};

/** `scope` tells rows of one plan from those of another: each keeps what is open in it. */
export function treeItem(row: ViewRow, scope: string): TreeItem {
  const { place } = row;
  const item = new TreeItem(row.label, stateOf(row));
  item.id = `${scope}\n${row.id}`;
  if (row.description !== undefined) item.description = row.description;
  item.tooltip = row.tooltip === undefined ? row.label : new MarkdownString().appendText(row.tooltip);
  item.accessibilityInformation = { label: row.spoken, role: 'treeitem' };
  item.iconPath = icon(row);
  const badge = badgeUri(row);
  if (badge !== undefined) item.resourceUri = badge;
  // With a command, only the twistie opens and closes a row.
  if (place !== undefined) item.command = { command: goToRowCommand, title: text('Go to Place'), arguments: [row] };
  return item;
}

function stateOf({ children, hasChildren, open }: ViewRow): TreeItemCollapsibleState {
  if (hasChildren) return TreeItemCollapsibleState.Collapsed;
  if (children === undefined) return TreeItemCollapsibleState.None;
  return open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function icon({ kind, mark }: ViewRow): ThemeIcon {
  return mark === undefined
    ? new ThemeIcon(icons[kind])
    : new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}

const scheme = 'gongzuoyaodian-row';

/** Says all that the badge of a row shows, as badges are asked for by address. */
function badgeUri({ findings, mark, kind }: ViewRow): Uri | undefined {
  if (kind === 'group' || (findings === undefined && mark === undefined)) return undefined;
  return Uri.from({ scheme, path: '/', query: [mark ?? '', findings?.count ?? 0].join() });
}

/**
 * 缺 for an item without a unit, else the number of findings: a badge at the end of the row. It has no colour: that
 * would be the row's, too, whose dimmed description would fall below 4.5:1 in dark themes.
 */
export function provideBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: ({ scheme: ofUri, query }): FileDecoration | undefined => {
      if (ofUri !== scheme) return undefined;
      const [mark, count] = query.split(',');
      const found = Number(count);
      const badge = mark === 'withoutUnit' ? text('!') : found > 99 ? '99' : found > 0 ? String(found) : undefined;
      if (badge === undefined) return undefined;
      const tooltip = mark === 'withoutUnit' ? text('no unit') : text('{0} findings', found);
      return { badge, tooltip };
    },
  });
}
