/**
 * Who reads the plans of a workspace. There are two readers: this thread, and one beside it (`node/planThread.ts`),
 * which pays off for many files. Parsing a plan takes longer than a key should have to wait.
 */
import { decodeText, type DecodedText, type Utf8Reader } from '../files/decode';
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { textOpensAsPlan } from '../files/planFiles';
import { parsePlan } from '../plan/parse';
import { draftRecord, type PlanDraft } from '../workspace/planRecord';
import { createMissingUnits } from './missingUnits';

/** Plain data, as the answer is: both go from thread to thread. */
export interface FileToRead {
  readonly uri: string;
  /** Plain text whose first lines decide whether it is a plan. */
  readonly byOpening: boolean;
  /** The `configurationKey` by which its items are counted. */
  readonly countedBy: string;
}

export interface ReadPlan {
  readonly draft: PlanDraft;
  readonly withoutUnit: number;
  readonly bytes: number;
  readonly isUtf8: boolean;
}

export interface PlanReader {
  /**
   * Reads a file; call what it resolves to when it is the file's turn. That gives the plan, or undefined if there is
   * none, and may take as long as parsing it. Rejects only if the reader itself has broken down.
   */
  read(file: FileToRead): Promise<() => ReadPlan | undefined>;
  /** Call when the last file has been read; what is still being read may be lost. */
  dispose(): void;
}

interface ReadingHost {
  readonly fileSystem: WorkspaceFileSystem;
  readonly utf8Text?: Utf8Reader;
}

/** Bytes. A larger file is no plan of a workspace, and reading it would be felt. */
const largestFile = 4 << 20;
/**
 * Fewer files are read in this thread. A thread takes about 150 ms of processor time to start: as long as it takes to
 * read a hundred plans of 20 KB.
 */
const fewFiles = 200;

/** Undefined if it can't be read as text. */
export async function readText(
  uri: string,
  { fileSystem, utf8Text }: ReadingHost,
): Promise<(Pick<DecodedText, 'text' | 'encoding'> & { readonly bytes: number }) | undefined> {
  const read = await fileSystem.readFile(uri, { limit: largestFile });
  if (!read.ok) return undefined;
  const decoded = decodeText(read.value, utf8Text);
  return decoded.ok ? { text: decoded.text, encoding: decoded.encoding, bytes: read.value.length } : undefined;
}

/** Reads plans in the thread that it is called in. */
export function planReader(host: ReadingHost): PlanReader {
  const countMissing = createMissingUnits();
  return {
    async read({ uri, byOpening, countedBy }) {
      const file = await readText(uri, host);
      return () => {
        if (file === undefined || (byOpening && !textOpensAsPlan(file.text))) return undefined;
        const plan = parsePlan(file.text);
        return {
          draft: draftRecord(plan),
          withoutUnit: countMissing(plan, countedBy),
          bytes: file.bytes,
          isUtf8: file.encoding === 'utf-8',
        };
      };
    },
    dispose: () => undefined,
  };
}

/** The reader for so many files: `here`, or another thread where that pays off and one can be had. */
export function readerFor(
  files: number,
  here: PlanReader,
  startThread: (() => PlanReader) | undefined,
  warn: (message: string) => void,
): PlanReader {
  if (files < fewFiles || startThread === undefined) return here;
  let thread: PlanReader | undefined;
  let disposed = false;
  const lost = (error: unknown): void => warn(`No thread reads plans: ${String(error)}`);
  try {
    thread = startThread();
  } catch (error) {
    lost(error);
  }
  return {
    async read(file) {
      const asked = thread;
      if (asked === undefined) return here.read(file);
      try {
        return await asked.read(file);
      } catch (error) {
        if (disposed) return () => undefined;
        if (thread === asked) lost(error);
        thread = undefined;
        return here.read(file);
      }
    },
    dispose() {
      disposed = true;
      thread?.dispose();
    },
  };
}
