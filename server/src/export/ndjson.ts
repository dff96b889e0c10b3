/** The objects of `json`, each on a line of its own, for programs that read line by line. */
import { plainJson } from '../text/plainText';
import type { Exporter } from './exporter';
import { extractPlan } from './json';

export const ndjson: Exporter = {
  name: 'ndjson',
  title: { zh: '每个文件一行 JSON', en: 'a line of JSON for each file' },
  head: '',
  plan: (file, plan, ids) => `${plainJson(extractPlan(file, plan, ids))}\n`,
  between: '',
  foot: '',
};
