/** Where findings are and what is said there, as formats for people write them. */
import type { Finding } from '../rules/types';
import type { Localized, MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import type { DocumentPlace, PlaceOf } from './format';

/** Line and column count from 1; the message is one line. */
export interface Located {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Of a Word file, the line is the paragraph, and the message ends with where the user of Word finds it. */
export function located({ range, message }: Finding, placeOf: PlaceOf | undefined, language: MessageLanguage): Located {
  const place = placeOf?.(range);
  return {
    line: place?.paragraph ?? range.start.line + 1,
    column: place?.column ?? range.start.character + 1,
    message: plainText(message[language]) + placeNote(place, language),
  };
}

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
