/** What `gzyd progress` can print. The formats are made by `office/progressReport.ts`, which is loaded when needed. */
import type { Localized } from '../text/localized';

export type ProgressFormat = 'text' | 'json' | 'html' | 'xlsx';

export const progressFormats: readonly { readonly name: ProgressFormat; readonly title: Localized }[] = [
  { name: 'text', title: { zh: '供阅读', en: 'for reading' } },
  {
    name: 'json',
    title: { zh: '数据，结构见 schemas/progress.schema.json', en: 'data; see schemas/progress.schema.json' },
  },
  {
    name: 'html',
    title: { zh: '可独立打开的网页，有图表', en: 'a page with charts that opens by itself' },
  },
  { name: 'xlsx', title: { zh: '工作簿，须用 -o 指定文件', en: 'a workbook; needs -o' } },
];
