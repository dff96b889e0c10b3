/** Places of Word files, as formats write them. */
import type { Localized, MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import type { DocumentPlace } from './format';

/** To put behind a message: where the user of Word finds it. Empty for a text file. */
export function placeNote(place: DocumentPlace | undefined, language: MessageLanguage): string {
  if (place === undefined) return '';
  const words = plainText(place.words);
  const where = whereText(place)[language];
  const quoted = language === 'zh' ? `“${words}”` : ` ‘${words}’`;
  return language === 'zh' ? `（${where}${words === '' ? '' : quoted}）` : ` (${where}${words === '' ? '' : quoted})`;
}

function whereText({ paragraph, number, cell }: DocumentPlace): Localized {
  if (cell !== undefined)
    return {
      zh: `表${cell.table}第${cell.row}行第${cell.cell}格`,
      en: `table ${cell.table}, row ${cell.row}, cell ${cell.cell}`,
    };
  const shown = number === undefined ? '' : plainText(number);
  return {
    zh: `第${paragraph}段${shown === '' ? '' : `，编号${shown}`}`,
    en: `paragraph ${paragraph}${shown === '' ? '' : `, number ${shown}`}`,
  };
}
