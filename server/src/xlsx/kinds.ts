/** Why a file is no workbook that we read, whatever its name says. */
import type { Localized } from '../text/localized';
import { WordError } from '../word/fault';
import { holdsName, kindOf } from '../word/kinds';

/** Of bytes that are no zip file. */
export function foreignBytes(bytes: Uint8Array): WordError {
  if (kindOf(bytes) === 'ole') {
    if (holdsName(bytes, 'EncryptedPackage'))
      return new WordError('encrypted', {
        zh: '文件设有打开密码，请先在 Excel 或 WPS 中取消密码',
        en: 'the file has a password; remove it in Excel or WPS first',
      });
    if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book'))
      return notWorkbook({
        zh: '内容是旧版格式（.xls 或 .et），不是 .xlsx；请用 Excel 或 WPS 另存为 .xlsx',
        en: 'holds the old format (.xls or .et), not .xlsx; save it as .xlsx in Excel or WPS',
      });
  }
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart();
  if (/^(?:<!doctype html|<html|mime-version:)/i.test(opening))
    return notWorkbook({
      zh: '内容是网页，不是 .xlsx；请用 Excel 或 WPS 另存为 .xlsx',
      en: 'holds a web page, not .xlsx; save it as .xlsx in Excel or WPS',
    });
  return notWorkbook({ zh: '不是 Excel 工作簿（.xlsx）', en: 'is not a workbook (.xlsx)' });
}

/** Of a zip without a workbook. */
export function foreignPackage(names: readonly string[]): WordError {
  const holds = (prefix: string): boolean => names.some((name) => name.startsWith(prefix));
  if (holds('xl/workbook.bin'))
    return notWorkbook({
      zh: '内容是二进制工作簿（.xlsb），请另存为 .xlsx',
      en: 'holds a binary workbook (.xlsb); save it as .xlsx',
    });
  if (holds('content.xml'))
    return notWorkbook({
      zh: '内容是 OpenDocument 文件，请另存为 .xlsx',
      en: 'holds an OpenDocument file; save it as .xlsx',
    });
  return notWorkbook({ zh: '不是 Excel 工作簿（.xlsx）', en: 'is not a workbook (.xlsx)' });
}

function notWorkbook(text: Localized): WordError {
  return new WordError('notWord', text);
}
