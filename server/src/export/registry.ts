/** What `gzyd extract` writes; the first is the default. Help, docs and tests are made from this list. */
import { csv } from './csv';
import type { Exporter } from './exporter';
import { json } from './json';
import { ndjson } from './ndjson';

export const exporters: readonly Exporter[] = [json, ndjson, csv];
