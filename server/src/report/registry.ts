/** The output formats of `gzyd check`; the first is the default. Help, docs and tests are made from this list. */
import type { ReportFormat } from './format';
import { json } from './json';
import { sarif } from './sarif';
import { text } from './text';

export const formats: readonly ReportFormat[] = [text, json, sarif];
