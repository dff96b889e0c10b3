/** Reads `--previous FILE`: former versions of plans, as text or as the output of an earlier `gzyd extract`. Pure. */
import { carriedIds } from '../plan/identity/carry';
import { itemsOf } from '../plan/identity/items';
import { parsePlan } from '../plan/parse';
import { extractVersion } from './json';
import type { Matchable } from '../plan/identity/match';
import type { Plan } from '../plan/types';
import { isObject } from '../text/json';
import type { Localized } from '../text/localized';

/** A former version of one plan. */
export interface PreviousPlan {
  /** As an extract names it; undefined for a text. */
  readonly file?: string;
  readonly items: readonly Matchable[];
}

export type PreviousPlans = { readonly plans: readonly PreviousPlan[] } | { readonly why: Localized };

/** The ids of the entries, by index: those that `previous` gave them, if it knows them. */
export function idsAfter({ items }: PreviousPlan, plan: Plan): readonly string[] {
  return carriedIds(items, plan);
}

/** A JSON text has to be an extract; any other text is a plan. `why` is shown after the file's name. */
export function readPrevious(text: string): PreviousPlans {
  const json = parseJson(text);
  if (json !== undefined) return readExtract(json);
  const items = itemsOf(parsePlan(text));
  return items.length > 0
    ? { plans: [{ items }] }
    : {
        why: {
          zh: '其中没有条目：既不是工作要点，也不是 gzyd extract 的输出',
          en: 'holds no items: it is neither a plan nor the output of gzyd extract',
        },
      };
}

/** An array or object. Any other JSON value is not an extract, and more likely a plan's text. */
function parseJson(text: string): object | undefined {
  if (!/^\s{0,9}[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function readExtract(json: object): PreviousPlans {
  const plans: PreviousPlan[] = [];
  for (const value of Array.isArray(json) ? (json as unknown[]) : [json]) {
    if (!isObject(value) || !Array.isArray(value['items']) || !Array.isArray(value['sections']))
      return { why: noExtract };
    const { version, file } = value;
    if (version === undefined) return { why: withoutIds };
    if (version !== extractVersion) return { why: ofAnotherVersion(version) };
    const items = [...value['sections'].flatMap(withSectionsBelow), ...(value['items'] as unknown[])].map(readItem);
    const known = items.filter((item) => item !== undefined).sort((a, b) => a.line - b.line);
    if (known.length < items.length || new Set(known.map(({ id }) => id)).size < known.length)
      return { why: noExtract };
    plans.push({ items: known, ...(typeof file === 'string' ? { file } : {}) });
  }
  return plans.length > 0 ? { plans } : { why: empty };
}

function withSectionsBelow(section: unknown): unknown[] {
  const below = isObject(section) && Array.isArray(section['sections']) ? (section['sections'] as unknown[]) : [];
  return [section, ...below.flatMap(withSectionsBelow)];
}

/** Matching wants the items in text order. */
function readItem(value: unknown): (Matchable & { readonly line: number }) | undefined {
  if (!isObject(value)) return undefined;
  const { id, parent, number, title, text, range } = value;
  const start = isObject(range) ? range['start'] : undefined;
  const line = isObject(start) ? start['line'] : undefined;
  if (typeof id !== 'string' || id === '' || typeof title !== 'string' || typeof text !== 'string') return undefined;
  if (!(parent === null || typeof parent === 'string') || !(number === null || typeof number === 'number'))
    return undefined;
  return typeof line === 'number' ? { id, parent, number, title, text, line } : undefined;
}

const noExtract: Localized = {
  zh: '是 JSON，但不是完整的 gzyd extract 输出',
  en: 'is JSON, but not the complete output of gzyd extract',
};
const withoutIds: Localized = {
  zh: '由旧版 gzyd 生成，其中没有条目标识；请改用当时的工作要点文本',
  en: 'was written by an older gzyd, without ids; use the text of the plan instead',
};
const empty: Localized = { zh: '其中没有工作要点', en: 'holds no plan' };

function ofAnotherVersion(version: unknown): Localized {
  const stated = JSON.stringify(version);
  return {
    zh: `的格式版本是 ${stated}，本程序只能读取版本 ${extractVersion}`,
    en: `has format version ${stated}; this gzyd reads version ${extractVersion}`,
  };
}
