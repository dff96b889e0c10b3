/**
 * The text of a plan's file, whatever kind of file it is: every reader of plans on disk comes here. What reads Word
 * files is loaded with the first of them.
 */
import type * as office from '../office';
import type { WordOptions, WordText } from '../office';
import type { Localized } from '../text/localized';
import { decodeText, type DecodedText, type Refusal, type Utf8Reader } from './decode';

export type PlanContent =
  | ({ readonly kind: 'text' } & DecodedText)
  | { readonly kind: 'word'; readonly ok: true; readonly text: string; readonly word: WordText };

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
 * Reads bytes as a Word file if the name or the bytes say that they are one, else as text. Never rejects, unless
 * there is a bug.
 */
export async function readPlan(
  bytes: Uint8Array,
  name: string,
  options: ReadPlanOptions = {},
): Promise<PlanContent | UnreadPlan> {
  if (!isWordName(name) && !isOfficeFile(bytes)) return { kind: 'text', ...decodeText(bytes, options.utf8Text) };
  const { readWord } = await (options.loadOffice ?? loadOffice)();
  const read = readWord(bytes, options);
  return read.ok
    ? { kind: 'word', ok: true, text: read.value.text, word: read.value }
    : { kind: 'word', ok: false, text: read.text };
}

const loadOffice: NonNullable<ReadPlanOptions['loadOffice']> = () => import('../office');

/** Whether a name promises a Word file, one that we read or one that we can only name. */
export function isWordName(name: string): boolean {
  return /\.(?:doc|docx|docm|dot|dotx|dotm|wps|wpt)$/i.test(name);
}

/** Whether bytes begin like a zip file or an OLE file, which no text does. */
function isOfficeFile(bytes: Uint8Array): boolean {
  return (
    (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 0x10 && bytes[3]! < 0x10) ||
    (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
  );
}
