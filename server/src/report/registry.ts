/** The output formats of `gzyd check`; the first is the default. Help, docs and tests are made from this list. */
import { checkstyle } from './checkstyle';
import type { ReportFormat } from './format';
import { github } from './github';
import { html } from './html';
import { json } from './json';
import { junit } from './junit';
import { ndjson } from './ndjson';
import { sarif } from './sarif';
import { text } from './text';

export const formats: readonly ReportFormat[] = [text, json, ndjson, sarif, github, junit, html, checkstyle];
