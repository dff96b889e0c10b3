/** The plans that an assistant may ask about: files in the folders, and texts that it sends. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { WorkspaceFileSystem } from '../../files/fileSystem';
import { readPlan } from '../../files/planContent';
import { unreadText } from '../../files/unreadText';
import { joinUri } from '../../files/uris';
import { utf8Text } from '../../node/utf8';
import type { Localized } from '../../text/localized';
import { expandArguments } from '../arguments';
import { createConfigurations, type ConfigurationChoice } from '../configurations';
import type { Input } from '../inputs';
import { faultText, named, sizeLimit } from '../messages';
import { uriOf } from '../paths';

export type Found<T> = { readonly found: T } | { readonly why: Localized };

/** What a text without a file is called. */
const textName = 'text.txt';

export class McpPlans {
  readonly fileSystem: WorkspaceFileSystem;
  /** No configuration outside the folders counts. */
  readonly choice: ConfigurationChoice;
  readonly #folders: readonly string[];
  readonly #openText: (uri: string) => string | undefined;

  /**
   * `roots`: URIs of the folders, without links. The file system knows nothing else. `openText`: the text of a file
   * that is open in an editor, which counts instead of what is on the disk.
   */
  constructor(
    fileSystem: WorkspaceFileSystem,
    roots: readonly string[],
    openText: (uri: string) => string | undefined = () => undefined,
  ) {
    this.fileSystem = fileSystem;
    this.choice = { rules: {}, roots };
    this.#folders = roots.map((root) => URI.parse(root).fsPath);
    this.#openText = openText;
  }

  /** The paths of all plans in the folders. */
  async list(): Promise<readonly string[]> {
    const configurations = createConfigurations(this.choice, this.fileSystem);
    return (await expandArguments(this.#folders, this.fileSystem, configurations)).files;
  }

  /** A relative path is looked for in each folder. */
  async file(name: string): Promise<Found<Input>> {
    const candidates = path.isAbsolute(name) ? [name] : this.#folders.map((folder) => path.join(folder, name));
    let why = faultText('notFound');
    for (const candidate of candidates) {
      const bytes = await this.fileSystem.readFile(uriOf(candidate), { limit: sizeLimit });
      if (bytes.ok) {
        const open = this.#openText(uriOf(candidate));
        const content = open === undefined ? bytes.value : new TextEncoder().encode(open);
        return this.#input(name, uriOf(candidate), candidate, content);
      }
      if (bytes.fault !== 'notFound') why = bytes.fault === 'outside' ? outside : faultText(bytes.fault);
    }
    return { why: named(name, why) };
  }

  text(text: string): Promise<Found<Input>> {
    const [folder] = this.#folders;
    const uri = folder === undefined ? `untitled:${textName}` : joinUri(uriOf(folder), textName);
    return this.#input(textName, uri, textName, new TextEncoder().encode(text));
  }

  async #input(name: string, uri: string, file: string, bytes: Uint8Array): Promise<Found<Input>> {
    const content = await readPlan(bytes, name, { utf8Text });
    if (!content.ok) return { why: named(name, unreadText(content)) };
    return { found: { content, text: content.text, file, name, uri, bytes } };
  }
}

const outside: Localized = {
  zh: '不在允许读取的文件夹中',
  en: 'is not in the folders that may be read',
};
