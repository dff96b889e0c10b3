/**
 * Texts of Word files as files of our own scheme. Reading one imports the Word file; writing one puts the differences
 * as tracked changes into a copy beside it, `计划（修订）.docx`, which each save makes anew from the original.
 */
import { EventEmitter, FileChangeType, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { Disposable, FileChangeEvent, FileStat, FileSystemProvider, Memento } from 'vscode';
import { fromBase64, toBase64 } from '../../../server/src/files/base64';
import { mostRevisions, revisionName } from '../../../server/src/files/revisionName';
import { wordFileOf, wordScheme } from '../../../server/src/files/wordUris';
import { ReadWordRequest, WriteWordRequest } from '../../../server/src/protocol/wordMessages';
import type {
  ReadWordParams,
  ReadWordResult,
  WriteWordParams,
  WriteWordResult,
} from '../../../server/src/protocol/wordMessages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { plain } from '../notify';
import { askServer } from './askServer';
import { exists, nameOf, readWhole, writeWhole } from './files';

type Read = Extract<ReadWordResult, { ok: true }>;
export type WrittenWord = Extract<WriteWordResult, { ok: true }>;

/** One Word file whose text is open. */
interface Opened {
  /** The file as it was read; all changes are against it. */
  readonly original: Uint8Array;
  readonly stamp: Stamp;
  /** The text as it was read or written last. */
  content: Uint8Array;
  /** When; milliseconds since 1970. */
  saved: number;
  /** Copies of it get the findings as comments. */
  withFindings: boolean;
}

/** Size in bytes, and milliseconds since 1970. */
interface Stamp {
  readonly size: number;
  readonly modified: number;
}

/** A copy that we wrote, so that it is found again after VS Code was closed. */
interface Copy {
  readonly uri: string;
  readonly copy: Stamp;
  readonly original: Stamp;
}

/** What a save has done. */
export interface Saved {
  readonly copy: Uri;
  readonly written: WrittenWord;
}

export class WordFileSystem implements FileSystemProvider, Disposable {
  readonly #planClient: PlanClient;
  readonly #state: Memento;
  readonly #opened = new Map<string, Opened>();
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly #imported = new EventEmitter<{ readonly remarks: readonly string[] }>();
  readonly #saved = new EventEmitter<Saved>();
  readonly onDidChangeFile = this.#changed.event;
  readonly onDidImport = this.#imported.event;
  readonly onDidSave = this.#saved.event;
  readonly #registration: Disposable;

  constructor(planClient: PlanClient, state: Memento) {
    this.#planClient = planClient;
    this.#state = state;
    this.#registration = workspace.registerFileSystemProvider(wordScheme, this, { isCaseSensitive: true });
  }

  dispose(): void {
    for (const one of [this.#registration, this.#changed, this.#imported, this.#saved]) one.dispose();
  }

  async stat(uri: Uri): Promise<FileStat> {
    const file = await workspace.fs.stat(wordFileOf(uri));
    const opened = this.#opened.get(uri.toString());
    const isSame = opened !== undefined && isEqual(opened.stamp, { size: file.size, modified: file.mtime });
    return {
      type: FileType.File,
      ctime: file.ctime,
      // Later than what is open, so that VS Code reads it again or asks.
      mtime: opened === undefined ? file.mtime : isSame ? opened.saved : Math.max(file.mtime, opened.saved + 1),
      size: isSame ? opened.content.length : file.size,
    };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const file = wordFileOf(uri);
    const stamp = await stampOf(file);
    const known = this.#opened.get(uri.toString());
    if (known !== undefined && isEqual(known.stamp, stamp)) return known.content;
    const original = await this.#bytes(file);
    const copy = await this.#ownCopy(uri, stamp);
    const read = await this.#import(file, copy === undefined ? original : await this.#bytes(copy));
    // With a byte order mark, whatever encoding the user has set for other files.
    const content = new TextEncoder().encode(`\ufeff${read.text}`);
    this.#opened.set(uri.toString(), { original, stamp, content, saved: stamp.modified, withFindings: false });
    if (copy === undefined) this.#imported.fire({ remarks: read.remarks });
    return content;
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const opened = this.#opened.get(uri.toString()) ?? (await this.#open(uri));
    const edited = new TextDecoder('utf-8', { fatal: true }).decode(content);
    const saved = await this.#save(uri, opened, edited);
    opened.content = content;
    opened.saved = Date.now();
    this.#saved.fire(saved);
  }

  /** From now on, copies of this text get the findings as comments. */
  async addFindings(uri: Uri): Promise<void> {
    (this.#opened.get(uri.toString()) ?? (await this.#open(uri))).withFindings = true;
  }

  /** Writes the copy of a text that is saved already. */
  async saveAgain(uri: Uri, edited: string): Promise<void> {
    this.#saved.fire(await this.#save(uri, this.#opened.get(uri.toString()) ?? (await this.#open(uri)), edited));
  }

  async #save(uri: Uri, { original, stamp, withFindings }: Opened, edited: string): Promise<Saved> {
    const written = await this.#write(uri, original, edited, withFindings);
    return { copy: await this.#saveCopy(uri, stamp, fromBase64(written.content)), written };
  }

  /** The Word file with the changes in it, for whoever wants the original to have them. */
  async revised(uri: Uri, content: string): Promise<Uint8Array> {
    const { original } = this.#opened.get(uri.toString()) ?? (await this.#open(uri));
    return fromBase64((await this.#write(uri, original, content, false)).content);
  }

  /** The original was replaced: it is read anew. */
  forget(uri: Uri): void {
    this.#opened.delete(uri.toString());
    void this.#state.update(stateKey(uri), undefined);
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  async #open(uri: Uri): Promise<Opened> {
    await this.readFile(uri);
    return this.#opened.get(uri.toString())!;
  }

  async #bytes(file: Uri): Promise<Uint8Array> {
    const read = await readWhole(file);
    if (!read.ok) throw FileSystemError.Unavailable(read.reason);
    return read.value;
  }

  async #import(file: Uri, bytes: Uint8Array): Promise<Read> {
    const params: ReadWordParams = { name: nameOf(file), content: toBase64(bytes) };
    return this.#ask<Read>(ReadWordRequest, params);
  }

  async #write(uri: Uri, original: Uint8Array, edited: string, findings: boolean): Promise<WrittenWord> {
    const name = nameOf(wordFileOf(uri));
    const params: WriteWordParams = { name, content: toBase64(original), text: edited, uri: uri.toString(), findings };
    return this.#ask<WrittenWord>(WriteWordRequest, params);
  }

  async #ask<R>(request: { readonly method: string }, params: object): Promise<R> {
    const answer = await askServer<R | { ok: false; reason: string }>(this.#planClient, request, params);
    if (answer === undefined) throw FileSystemError.Unavailable(text('That did not work; see the output.'));
    if (typeof answer === 'object' && answer !== null && 'reason' in answer)
      throw FileSystemError.Unavailable(plain(answer.reason));
    return answer as R;
  }

  /** The copy that the last save made, if nobody has touched it since; else a new one. */
  async #saveCopy(uri: Uri, original: Stamp, bytes: Uint8Array): Promise<Uri> {
    const copy = (await this.#ownCopy(uri, original)) ?? (await this.#freeName(uri));
    const saved = await writeWhole(copy, bytes);
    if (!saved.ok) {
      this.#planClient.channel.error(`${copy.toString()}: ${saved.detail}`);
      throw FileSystemError.Unavailable(saved.reason);
    }
    const state: Copy = { uri: copy.toString(), copy: await stampOf(copy), original };
    await this.#state.update(stateKey(uri), state);
    return copy;
  }

  /** The copy with the changes of this original, as we left it. */
  async #ownCopy(uri: Uri, original: Stamp): Promise<Uri | undefined> {
    const known = this.#state.get<Copy>(stateKey(uri));
    if (known === undefined || !isEqual(known.original, original)) return undefined;
    const copy = Uri.parse(known.uri);
    try {
      return isEqual(await stampOf(copy), known.copy) ? copy : undefined;
    } catch {
      return undefined;
    }
  }

  async #freeName(uri: Uri): Promise<Uri> {
    const file = wordFileOf(uri);
    for (let number = 1; number <= mostRevisions; number++) {
      const copy = file.with({ path: revisionName(file.path, number) });
      if (!(await exists(copy))) return copy;
    }
    throw FileSystemError.Unavailable(text('There are too many revised copies.'));
  }

  /** Word may save the original while its text is open. */
  watch(uri: Uri): Disposable {
    const file = wordFileOf(uri);
    const name = nameOf(file).replace(/[*?[\]{}]/g, '?');
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.joinPath(file, '..'), name));
    watcher.onDidChange(() => this.#changed.fire([{ type: FileChangeType.Changed, uri }]));
    return watcher;
  }

  readDirectory = (): never => refuse();
  createDirectory = (): never => refuse();
  delete = (): never => refuse();
  rename = (): never => refuse();
}

function refuse(): never {
  throw FileSystemError.NoPermissions();
}

async function stampOf(file: Uri): Promise<Stamp> {
  const { size, mtime } = await workspace.fs.stat(file);
  return { size, modified: mtime };
}

function isEqual(one: Stamp, other: Stamp): boolean {
  return one.size === other.size && one.modified === other.modified;
}

function stateKey(uri: Uri): string {
  return `wordCopy:${uri.toString()}`;
}
