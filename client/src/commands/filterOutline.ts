/** Filters the outline while one types: by titles and units, or to what needs attention. */
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { ViewFilter } from '../../../server/src/protocol/messages';
import { text } from '../messages';
import { filterText } from '../views/planViews';
import type { Command } from './command';

interface Choice extends QuickPickItem {
  readonly filter: ViewFilter | undefined;
}

export const filterOutline: Command = (_, views) => {
  const pick = window.createQuickPick<Choice>();
  const before = views.filter;
  let accepted = false;
  const choices = (): Choice[] => {
    const typed = pick.value.trim();
    const all: Choice[] = (['withoutUnit', 'findings'] as const).map((only) => ({
      label: filterText({ only }),
      filter: { only },
      alwaysShow: true,
    }));
    if (typed !== '')
      all.unshift({ label: text('Titles or units with “{0}”', typed), filter: { text: typed }, alwaysShow: true });
    if (before !== undefined) all.push({ label: text('No filter'), filter: undefined, alwaysShow: true });
    return all;
  };
  pick.placeholder = text('Part of a title or unit, in characters or pinyin');
  pick.value = before?.text ?? '';
  pick.items = choices();
  pick.onDidChangeValue((value) => {
    pick.items = choices();
    views.setFilter(value.trim() === '' ? undefined : { text: value.trim() });
  });
  pick.onDidAccept(() => {
    accepted = true;
    const [choice] = pick.activeItems;
    views.setFilter(choice?.filter);
    pick.hide();
  });
  pick.onDidHide(() => {
    if (!accepted) views.setFilter(before);
    pick.dispose();
  });
  pick.show();
};

export const clearOutlineFilter: Command = (_, views) => views.setFilter(undefined);
