/** What `gzyd extract` writes; the first is the default. Help, docs and tests are made from this list. */
import type { Exporter } from './exporter';
import { json } from './json';

export const exporters: readonly Exporter[] = [json];
