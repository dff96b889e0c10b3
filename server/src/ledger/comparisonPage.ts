/**
 * A comparison as a page of an editor: a row for each item, those that changed at first. Its links are commands, which
 * show both plans side by side.
 */
import { pageHead } from '../text/htmlPage';
import type { Localized, MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import type { ComparedItem, Verdict } from './compare';
import type { NamedComparison } from './comparisonFormats';
import {
  comparisonRows,
  isChanged,
  isItem,
  rowHeads,
  rowKeys,
  summaryText,
  type ComparisonRow,
} from './comparisonTable';
import { choice, commandLink, linkStyle, pageStyle, safe, say, table, tableBody, wide } from './pageParts';

/** Commands of the editor. */
export interface ComparisonLinks {
  /** Shows both plans at a line of the later one, from 0. */
  readonly show: string;
  /** Writes the table into a workbook. */
  readonly save: string;
}

const texts = {
  title: { zh: '对照', en: 'Comparison' },
  both: { zh: '并排查看两份要点', en: 'Show both plans side by side' },
  save: { zh: '另存为对照表（xlsx）', en: 'Save as a workbook (xlsx)' },
  items: { zh: '逐条对照', en: 'Item by item' },
  show: { zh: '显示', en: 'Show' },
  changed: { zh: '有变化的条目', en: 'items that changed' },
  all: { zh: '全部条目', en: 'all items' },
  none: { zh: '两份要点没有变化。', en: 'Nothing has changed.' },
} satisfies Readonly<Record<string, Localized>>;

/** Colours stand beside the word that names the change. */
const marks: Readonly<Record<Verdict, string>> = {
  same: '',
  moved: 'altered',
  reworded: 'altered',
  split: 'new',
  added: 'new',
  merged: 'gone',
  dropped: 'gone',
};

const style = `${pageStyle}
${linkStyle}
.new > :first-child { border-left: 4px solid light-dark(#2e7d32, #57c45d); }
.gone > :first-child { border-left: 4px solid light-dark(#c62828, #ff6b6b); }
.altered > :first-child { border-left: 4px solid light-dark(#b26a00, #f0b429); }
.wide td { min-width: 3em; } .wide td:nth-child(3), .wide td:nth-child(5) { min-width: 12em; }
.heading td { font-weight: 600; }
body:has(#show-changed:checked) .kept { display: none; }`;

export function comparisonPage(compared: NamedComparison, links: ComparisonLinks, language: MessageLanguage): string {
  const { comparison, earlierFile, laterFile } = compared;
  const title = `${plainText(earlierFile)} → ${plainText(laterFile)}`;
  const rows = comparisonRows(comparison, language);
  const lines = linesOf(comparison.items);
  const heads = rowKeys.map((key) => say(rowHeads[key], language));
  const label = say(texts.items, language);
  const actions =
    `<ul class="actions"><li>${commandLink(links.show, [0], say(texts.both, language))}</li>` +
    `<li>${commandLink(links.save, [], say(texts.save, language))}</li></ul>`;
  const choices = [
    choice('items', 'show-changed', say(texts.changed, language), true),
    choice('items', 'show-all', say(texts.all, language), false),
  ];
  return [
    `${pageHead(`${texts.title[language]} · ${title}`, style, language)}<main>\n<h1>${say(texts.title, language)}</h1>`,
    `<p>${safe(title)}</p>\n<p>${safe(summaryText(comparison, language))}</p>\n${actions}`,
    rows.some(({ item }) => isChanged(item)) ? '' : `<p>${say(texts.none, language)}</p>`,
    `<section aria-labelledby="items">\n<h2 id="items">${label}</h2>`,
    `<fieldset><legend>${say(texts.show, language)}</legend>${choices.join('')}</fieldset>`,
    wide('items', table(label, heads, tableBody(rows.map((row, at) => tableRow(row, lines[at]!, links))))),
    '</section>\n</main>\n</body>\n</html>\n',
  ].join('\n');
}

/** Where each item stands in the later plan; one that is gone, where it would stand. */
function linesOf(items: readonly ComparedItem[]): readonly number[] {
  let before = 0;
  return items.map(({ verdict, later }) => {
    if (later !== undefined && verdict !== 'merged') before = later.item.entry.line;
    return later?.item.entry.line ?? before;
  });
}

function tableRow(row: ComparisonRow, line: number, links: ComparisonLinks): string {
  const { item } = row;
  const classes = [marks[item.verdict], isChanged(item) ? '' : 'kept', isItem(item) ? '' : 'heading'];
  const linked = item.later === undefined ? 'earlierTitle' : 'laterTitle';
  const cells = rowKeys.map((key) =>
    key === linked ? commandLink(links.show, [line], safe(row[key])) : safe(row[key]),
  );
  const names = classes.filter((name) => name !== '').join(' ');
  return `<tr${names === '' ? '' : ` class="${names}"`}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
