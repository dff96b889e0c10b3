/**
 * The formats that a plan is exported to. To add one, add a row here, a file that writes it, and its row in
 * `office/exportPlan.ts`. Help, docs and tests are made from this list, which loads no writer.
 */
import type { Localized } from '../text/localized';

export type FormatName = 'docx' | 'html';

export interface DocumentFormat {
  /** After `--to`, and the ending of the file's name. */
  readonly name: FormatName;
  readonly title: Localized;
}

export const documentFormats: readonly DocumentFormat[] = [
  { name: 'docx', title: { zh: 'Word 文件，按 GB/T 9704 排版', en: 'a Word file laid out by GB/T 9704' } },
  { name: 'html', title: { zh: '网页，可由浏览器打印', en: 'a page that a browser prints, in the same layout' } },
];
