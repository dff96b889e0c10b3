/**
 * Each configuration file by itself: its text in the editor, else on disk, and the last good settings of a file that
 * can't be read at the moment. Which file applies where is up to the store. URIs are normalised.
 */
import type { RuleMeta } from '../rules/types';
import type { FileFault, WorkspaceFileSystem } from '../files/fileSystem';
import type { ConfigProblem } from './problems';
import { fileProblem, fileWide, withFallback } from './problems';
import type { ConfigReport, StatedSettings } from './settings';
import { readConfig } from './settings';
import { isWithin } from '../files/uris';
import { maxConfigSize } from './tree';

/** A configuration file that was found, in whatever state. */
export interface ConfigFile {
  readonly uri: string;
  readonly settings: StatedSettings;
  readonly problems: readonly ConfigProblem[];
}

/** `none` nothing changed · `text` at most the problems changed · `settings` other settings are in force */
export type TextChange = 'none' | 'text' | 'settings';

interface OpenText {
  readonly text: string;
  /** Equal for equal settings; undefined for a text that is broken. */
  readonly key: string | undefined;
  /** Of this text or, where it is broken, of one that stood here before. */
  readonly lastGood: StatedSettings | undefined;
}

export class ConfigTexts {
  readonly #fileSystem: WorkspaceFileSystem;
  readonly #rules: readonly RuleMeta[];
  /** Of the files as they are saved. */
  readonly #lastGood = new Map<string, StatedSettings>();
  /** Texts open in the editor. They apply before they are saved, so that a quick fix takes effect at once. */
  readonly #open = new Map<string, OpenText>();
  #lastRead: { readonly text: string; readonly report: ConfigReport } | undefined;

  constructor(fileSystem: WorkspaceFileSystem, rules: readonly RuleMeta[]) {
    this.#fileSystem = fileSystem;
    this.#rules = rules;
  }

  /** The text as the editor shows it; undefined when it was closed. */
  setOpen(uri: string, text: string | undefined): TextChange {
    const before = this.#open.get(uri);
    if (text === undefined) return this.#open.delete(uri) ? 'settings' : 'none';
    if (before?.text === text) return 'none';
    const { settings } = this.#readText(text);
    const content = settings === undefined ? undefined : comparable(settings);
    this.#open.set(uri, { text, key: content, lastGood: settings ?? before?.lastGood });
    // While a text is broken, the last good one stays in force.
    return before === undefined || (content !== undefined && content !== before.key) ? 'settings' : 'text';
  }

  /** The file now holds the open text. */
  saved(uri: string): void {
    const lastGood = this.#open.get(uri)?.lastGood;
    if (lastGood !== undefined) this.#lastGood.set(uri, lastGood);
  }

  /** A file or folder is gone; open texts of it no longer count. */
  closeWithin(gone: string): void {
    for (const uri of this.#open.keys()) if (isWithin(gone, uri)) this.#open.delete(uri);
  }

  /** The text as it is now, open or on disk; undefined when there is none that can be read. */
  async textOf(uri: string, within: string): Promise<string | undefined> {
    const open = this.#open.get(uri);
    if (open !== undefined) return open.text;
    const read = await this.#fileSystem.readFile(uri, { limit: maxConfigSize, within });
    return read.ok ? decode(read.value) : undefined;
  }

  /**
   * Undefined when there is none. `isCurrent` is asked after
   * reading: an outdated text must not count as the last good one.
   */
  async read(uri: string, within: string, isCurrent: () => boolean): Promise<ConfigFile | undefined> {
    const open = this.#open.get(uri);
    if (open !== undefined) return this.#fromText(uri, open.text, false);
    const read = await this.#fileSystem.readFile(uri, { limit: maxConfigSize, within });
    if (!read.ok) return this.#unreadable(uri, read.fault);
    const text = decode(read.value);
    if (text === undefined) {
      const message = {
        zh: '配置文件不是 UTF-8 编码，请另存为 UTF-8',
        en: 'The configuration file is not in UTF-8; save it as UTF-8',
      };
      return this.#fallback(uri, [fileWide('config/encoding', withFallback(message, this.#goodOf(uri) !== undefined))]);
    }
    return this.#fromText(uri, text, isCurrent());
  }

  /**
   * What this text of the file states. If it is broken as a whole, its first problem says which settings hold instead.
   */
  report(uri: string, text: string): ConfigReport {
    const { settings, problems } = this.#readText(text);
    if (settings !== undefined) return { settings, problems };
    return {
      problems: problems.map((problem, index) =>
        index === 0 ? { ...problem, message: withFallback(problem.message, this.#goodOf(uri) !== undefined) } : problem,
      ),
    };
  }

  /** What applies while the text can't be read. Unsaved text is dropped when the editor is closed. */
  #goodOf(uri: string): StatedSettings | undefined {
    return this.#open.get(uri)?.lastGood ?? this.#lastGood.get(uri);
  }

  #fromText(uri: string, text: string, onDisk: boolean): ConfigFile {
    const { settings, problems } = this.report(uri, text);
    if (settings === undefined) return this.#fallback(uri, problems);
    if (onDisk) this.#lastGood.set(uri, settings);
    return { uri, settings, problems };
  }

  #unreadable(uri: string, fault: FileFault): ConfigFile | undefined {
    // A file is deleted on purpose: nothing of it stays in force.
    // Where there is no file system, the file is not to blame.
    if (fault === 'notFound' || fault === 'notDirectory' || (fault === 'unavailable' && !this.#lastGood.has(uri))) {
      this.#lastGood.delete(uri);
      return undefined;
    }
    return this.#fallback(uri, [fileProblem(fault, this.#lastGood.has(uri))]);
  }

  #fallback(uri: string, problems: readonly ConfigProblem[]): ConfigFile {
    return { uri, settings: this.#goodOf(uri) ?? {}, problems };
  }

  /** Several features ask about a text in turn, so the last result is kept. */
  #readText(text: string): ConfigReport {
    if (this.#lastRead?.text !== text) this.#lastRead = { text, report: readConfig(text, this.#rules) };
    return this.#lastRead.report;
  }
}

/** Equal strings for equal settings. */
export function comparable(settings: StatedSettings): string {
  return JSON.stringify({ ...settings, rules: settings.rules === undefined ? undefined : [...settings.rules] });
}

/** UTF-8 with or without a byte order mark; undefined for anything else. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
