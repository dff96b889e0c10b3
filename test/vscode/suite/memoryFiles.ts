/** Files in memory as a virtual workspace has them, of which some are held by another program. */
import * as vscode from 'vscode';

export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, { readonly content: Uint8Array; readonly mtime: number }>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** Every path that was ever written to. */
  readonly written: string[] = [];
  /** The end of paths that nobody may replace, and what the system says about them. */
  held: { readonly path: string; readonly code: 'EBUSY' | 'EPERM' } | undefined;
  #clock = 1;

  get names(): string[] {
    return [...this.#files.keys()].map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    if (path.endsWith('/')) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { content, mtime } = this.#file(path);
    return { type: vscode.FileType.File, ctime: 0, mtime, size: content.length };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    return this.#file(path).content;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#refuseHeld(path);
    this.written.push(path);
    this.#files.set(path, { content: Uint8Array.from(content), mtime: this.#clock++ });
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    this.#refuseHeld(to.path);
    if (!overwrite && this.#files.has(to.path)) throw vscode.FileSystemError.FileExists(to);
    this.#files.set(to.path, this.#file(from.path));
    this.#files.delete(from.path);
  }

  delete({ path }: vscode.Uri): void {
    this.#refuseHeld(path);
    this.#files.delete(path);
  }

  readDirectory(): [string, vscode.FileType][] {
    return this.names.map((name) => [name, vscode.FileType.File]);
  }

  createDirectory(): void {}

  #file(path: string) {
    const file = this.#files.get(path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return file;
  }

  /** As Node says it. */
  #refuseHeld(path: string): void {
    if (this.held === undefined || !path.endsWith(this.held.path)) return;
    const { code } = this.held;
    throw Object.assign(new Error(`${code}: resource busy or locked, rename '${path}'`), { code });
  }
}
