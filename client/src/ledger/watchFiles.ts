/** Files that other programs write. */
import { Disposable, RelativePattern, Uri, workspace } from 'vscode';

/** Calls back whenever one of them is written, also by a program that writes a new file in its place. */
export function watchFiles(files: readonly Uri[], onDidWrite: () => void): Disposable {
  const wanted = new Set(files.map((file) => file.toString()));
  const folders = new Map(files.map((file) => Uri.joinPath(file, '..')).map((folder) => [folder.toString(), folder]));
  const written = (file: Uri): void => {
    if (wanted.has(file.toString())) onDidWrite();
  };
  return Disposable.from(
    ...[...folders.values()].flatMap((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'), false, false, true);
      return [watcher, watcher.onDidCreate(written), watcher.onDidChange(written)];
    }),
  );
}
