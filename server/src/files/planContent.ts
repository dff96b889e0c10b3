/**
 * The text of a plan's file, whatever kind of file it is: every reader of plans on disk comes here. What reads Word
 * files is loaded with the first of them.
 */
import type * as office from '../office';
import type { WordOptions, WordText } from '../office';
import { importedKind, isOfficeFile } from '../import/sniff';
import type { Localized } from '../text/localized';
import { decodeText, type DecodedText, type Refusal, type Utf8Reader } from './decode';

export type PlanContent =
  | ({ readonly kind: 'text' } & DecodedText)
  | ({ readonly kind: 'word'; readonly word: WordText } & Taken)
  /** Taken out of a file into which nothing can be written back: an old .doc, RTF, a web page. */
  | ({ readonly kind: 'imported' } & Taken);

interface Taken {
  readonly ok: true;
  readonly text: string;
  /** What is in the file but not in the text. */
  readonly remarks: readonly Localized[];
}

export type UnreadPlan =
  | ({ readonly kind: 'text' } & Refusal)
  /** Why a Word file is none that can be read. */
  | { readonly kind: 'word'; readonly ok: false; readonly text: Localized };

export interface ReadPlanOptions extends WordOptions {
  readonly utf8Text?: Utf8Reader;
  /** Where a bundle can't be found by its name alone. */
  readonly loadOffice?: () => Promise<typeof office>;
}

/**
 * Reads bytes as a Word file or a page if the name or the bytes say that they are one, else as text. Never rejects,
 * unless there is a bug.
 */
export async function readPlan(
  bytes: Uint8Array,
  name: string,
  options: ReadPlanOptions = {},
): Promise<PlanContent | UnreadPlan> {
  const imported = importedKind(bytes, name);
  if (imported === undefined && !isWordName(name) && !isOfficeFile(bytes))
    return { kind: 'text', ...decodeText(bytes, options.utf8Text) };
  const { readImported, readWord } = await (options.loadOffice ?? loadOffice)();
  if (imported !== undefined) {
    const read = readImported(bytes, imported, options);
    return read.ok ? { kind: 'imported', ok: true, ...read.value } : { kind: 'word', ok: false, text: read.text };
  }
  const read = readWord(bytes, options);
  if (!read.ok) return { kind: 'word', ok: false, text: read.text };
  const { text, remarks } = read.value;
  return { kind: 'word', ok: true, text, remarks, word: read.value };
}

const loadOffice: NonNullable<ReadPlanOptions['loadOffice']> = () => import('../office');

/** Whether a name promises a Word file, one that we read or one that we can only name. */
export function isWordName(name: string): boolean {
  return /\.(?:doc|docx|docm|dot|dotx|dotm|wps|wpt)$/i.test(name);
}
