/** What a section holds, above its heading: `4 项 · 6 家单位 · 目标 9`. Off by default. */
import type { CodeLensRequest } from 'vscode-languageserver';
import type { CodeLens } from 'vscode-languageserver-types';
import { stepSize, type Steps } from '../async/steps';
import { countsIn } from '../plan/facts/counts';
import { headingRange } from '../plan/query';
import type { Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { words } from '../views/wording';
import { defineFeature } from './feature';

/** For each heading with items below it, in text order. The counts of sections that enclose others hold theirs, too. */
export function* codeLenses(plan: Plan, language: MessageLanguage): Steps<CodeLens[]> {
  const text = words(language);
  const lenses: CodeLens[] = [];
  for (const entry of plan.structure.entries) {
    if (entry.index % stepSize === stepSize - 1) yield;
    if (entry.kind === 'item' || entry.kind === 'subitem') continue;
    const { items, units, targets, withoutUnit } = countsIn(plan, entry);
    if (items === 0) continue;
    const title = [
      text.items(items),
      units > 0 ? text.units(units) : '',
      targets > 0 ? text.targets(targets) : '',
      withoutUnit > 0 ? text.withoutUnit(withoutUnit) : '',
    ].filter(Boolean);
    // Without a command of ours there is nothing to click.
    lenses.push({ range: headingRange(plan, entry), command: { title: title.join(' · '), command: '' } });
  }
  return lenses;
}

export const codeLensFeature = defineFeature<typeof CodeLensRequest>({
  method: 'textDocument/codeLens',
  capability: () => ({ codeLensProvider: {} }),
  neutral: [],
  plan: ({ plan }, _params, { language, shown }) => (shown.codeLens ? codeLenses(plan, language) : []),
});
