/**
 * What differs between a plan and its ledger, item by item, as a page of an editor. Its links are commands, which take
 * a change into the plan or bring the ledger up to date.
 */
import { pageHead } from '../text/htmlPage';
import type { Localized, MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { columnKinds } from './columns';
import type { CellDifference, Difference } from './ledgerChanges';
import { differenceName, differenceTitle, ledgerSummary } from './ledgerReport';
import { commandLink, linkStyle, pageStyle, safe, say, table, tableBody, wide } from './pageParts';

/** Commands of the editor. */
export interface LedgerLinks {
  /** Takes the change with a certain key into the plan; without one, all that can be taken. */
  readonly take: string;
  /** Brings the ledger up to date. */
  readonly update: string;
}

export interface ShownLedger {
  readonly differences: readonly Difference[];
  /** Those that can be taken into the plan. */
  readonly takeable: ReadonlySet<Difference>;
  /** Cells and rows that an update would write; undefined for a ledger that can't be updated. */
  readonly updatable: { readonly cells: number; readonly rows: number } | undefined;
  readonly planName: string;
  readonly ledgerName: string;
}

/** Names a change for the time in which plan and ledger stay as they are. */
export function changeKey({ task, column }: CellDifference): string {
  return `${task.id} ${column}`;
}

const texts = {
  title: { zh: '核对台账', en: 'Plan and ledger' },
  column: { zh: '栏目', en: 'column' },
  plan: { zh: '要点', en: 'plan' },
  ledger: { zh: '台账', en: 'ledger' },
  side: { zh: '谁改的', en: 'who changed it' },
  action: { zh: '操作', en: 'action' },
  take: { zh: '收进要点', en: 'Take into the plan' },
  empty: { zh: '（空）', en: '(empty)' },
  differences: { zh: '逐项差异', en: 'Differences' },
  byHand: { zh: '由人决定', en: 'yours to decide' },
  followed: { zh: '更新台账时写入', en: 'written by an update' },
} satisfies Readonly<Record<string, Localized>>;

function takeAllText(count: number): Localized {
  return { zh: `全部收进要点（${count} 处）`, en: `Take all into the plan (${count})` };
}

function updateText({ cells, rows }: NonNullable<ShownLedger['updatable']>): Localized {
  return {
    zh: `按要点更新台账（${cells} 处，新增 ${rows} 行；原有文件另存为 .bak）`,
    en: `Update the ledger (${cells} cells, ${rows} new rows; what it held is kept as .bak)`,
  };
}

export function ledgerPage(shown: ShownLedger, links: LedgerLinks, language: MessageLanguage): string {
  const { differences, takeable, updatable, planName, ledgerName } = shown;
  const title = `${plainText(planName)} · ${plainText(ledgerName)}`;
  const actions = [
    takeable.size === 0 ? '' : commandLink(links.take, [], say(takeAllText(takeable.size), language)),
    updatable === undefined || updatable.cells + updatable.rows === 0
      ? ''
      : commandLink(links.update, [], say(updateText(updatable), language)),
  ].filter((action) => action !== '');
  const heads = (['column', 'plan', 'ledger', 'side', 'action'] as const).map((key) => say(texts[key], language));
  return [
    `${pageHead(`${texts.title[language]} · ${title}`, `${pageStyle}\n${linkStyle}`, language)}<main>`,
    `<h1>${say(texts.title, language)}</h1>\n<p>${safe(title)}</p>\n<p>${safe(ledgerSummary(differences, language))}</p>`,
    actions.length === 0 ? '' : `<ul class="actions"><li>${actions.join('</li><li>')}</li></ul>`,
    differences.length === 0
      ? ''
      : `<section aria-labelledby="differences">\n<h2 id="differences">${say(texts.differences, language)}</h2>\n` +
        `${wide('differences', table(say(texts.differences, language), heads, bodies(shown, links, language)))}\n</section>`,
    '</main>\n</body>\n</html>\n',
  ].join('\n');
}

/** A group of rows for each task. */
function bodies({ differences, takeable }: ShownLedger, links: LedgerLinks, language: MessageLanguage): string {
  const groups: Difference[][] = [];
  let last: unknown;
  for (const difference of differences) {
    const about = 'task' in difference ? difference.task : difference.row;
    if (about === last) groups.at(-1)!.push(difference);
    else groups.push([difference]);
    last = about;
  }
  return groups
    .map((group) =>
      tableBody([
        `<tr><th scope="rowgroup" colspan="5">${safe(differenceTitle(group[0]!, language))}</th></tr>`,
        ...group.map((difference) => row(difference, takeable.has(difference), links, language)),
      ]),
    )
    .join('\n');
}

function row(difference: Difference, isTakeable: boolean, links: LedgerLinks, language: MessageLanguage): string {
  const side = say(differenceName(difference), language);
  if (difference.kind !== 'cell') {
    const action = say(difference.kind === 'newTask' ? texts.followed : texts.byHand, language);
    return `<tr><td colspan="4">${side}</td><td>${action}</td></tr>`;
  }
  const { column, inPlan, inLedger } = difference;
  const said = (text: string): string =>
    text === '' ? say(texts.empty, language) : text.split(/\r?\n/).map(safe).join('<br>');
  const action = isTakeable
    ? commandLink(links.take, [changeKey(difference)], say(texts.take, language))
    : say(difference.side === 'plan' ? texts.followed : texts.byHand, language);
  const name = say(columnKinds[column].title, language);
  return `<tr><th scope="row">${name}</th><td>${said(inPlan)}</td><td>${said(inLedger)}</td><td>${side}</td><td>${action}</td></tr>`;
}
