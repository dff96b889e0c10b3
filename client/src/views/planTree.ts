/** One of the three trees: asks the server for its rows while it is visible, and follows the caret. */
import { EventEmitter, window } from 'vscode';
import type { Disposable, TextEditor, TreeDataProvider, TreeDragAndDropController, TreeItem, TreeView } from 'vscode';
import { State } from 'vscode-languageclient';
import { ViewPathRequest, ViewRequest, WorkspaceViewRequest } from '../../../server/src/protocol/messages';
import type { ViewName, ViewOptions, ViewPathParams, ViewResult, ViewRow } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { treeItem } from './rowItems';

/** What a tree shows: a plan, by its address for the server, or the whole workspace. */
export type Subject = { readonly uri: string } | 'workspace' | undefined;

/** Milliseconds that the caret rests before its row is shown. */
const rest = 120;

export class PlanTree implements TreeDataProvider<ViewRow>, Disposable {
  readonly view: TreeView<ViewRow>;
  readonly #planClient: PlanClient;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscriptions: Disposable[];
  readonly #name: ViewName;
  readonly #optionsNow: () => ViewOptions;
  #subject: Subject;
  /** The rows at the top; undefined while nobody has asked. */
  #roots: readonly ViewRow[] | undefined;
  /** All rows that were given to the editor, by id. */
  readonly #rows = new Map<string, ViewRow>();
  /** Some came on request, after the others. */
  #loaded = false;
  /** Rows that the user has closed or opened. */
  readonly #closed = new Set<string>();
  readonly #opened = new Set<string>();
  #stale = true;
  #running: Promise<void> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    planClient: PlanClient,
    name: ViewName,
    optionsNow: () => ViewOptions,
    dragAndDropController?: TreeDragAndDropController<ViewRow>,
  ) {
    this.#planClient = planClient;
    this.#name = name;
    this.#optionsNow = optionsNow;
    this.view = window.createTreeView(`gongzuoyaodian.${name}`, {
      treeDataProvider: this,
      showCollapseAll: true,
      ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
    });
    this.#subscriptions = [
      this.view,
      this.#changed,
      this.view.onDidChangeVisibility(() => this.#update()),
      this.view.onDidCollapseElement(({ element: { id } }) => {
        this.#closed.add(id);
        this.#opened.delete(id);
      }),
      this.view.onDidExpandElement(({ element: { id } }) => {
        this.#opened.add(id);
        this.#closed.delete(id);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#followLater(textEditor)),
    ];
  }

  /** Shows another plan, or the same one anew. Rows are asked for when they can be seen. */
  show(subject: Subject): void {
    if (key(subject) !== key(this.#subject)) {
      this.#closed.clear();
      this.#opened.clear();
      this.#roots = undefined;
      this.#subject = subject;
    }
    this.refresh();
  }

  /** What the rows are made from has changed. */
  refresh(): void {
    this.#stale = true;
    this.#update();
  }

  /** Whether news about a plan, or without an address about the workspace, concerns this tree. */
  concerns(uri: string | undefined): boolean {
    return this.#subject === 'workspace' ? uri === undefined : uri !== undefined && uri === this.#subject?.uri;
  }

  getTreeItem(row: ViewRow): TreeItem {
    return treeItem(row, key(this.#subject));
  }

  getParent({ id }: ViewRow): ViewRow | undefined {
    const end = id.lastIndexOf('\n');
    return end < 0 ? undefined : this.#rows.get(id.slice(0, end));
  }

  async getChildren(row?: ViewRow): Promise<ViewRow[]> {
    if (row === undefined) {
      if (this.#roots === undefined) await this.#load();
      return [...(this.#roots ?? [])];
    }
    if (row.children !== undefined) return [...row.children];
    if (!row.hasChildren) return [];
    this.#loaded = true;
    const rows = [...((await this.#ask(row.id))?.rows ?? [])];
    this.#keep(rows);
    return rows;
  }

  /** The row that the caret is in, as far as it is shown: rows that the user has closed stay closed. */
  async follow(editor: TextEditor | undefined = window.activeTextEditor): Promise<void> {
    const { client } = this.#planClient;
    if (editor === undefined || !this.view.visible || client.state !== State.Running) return;
    const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
    const subject = this.#subject;
    if (subject === undefined || (subject !== 'workspace' && subject.uri !== uri)) return;
    const position = client.code2ProtocolConverter.asPosition(editor.selection.active);
    const params: ViewPathParams = {
      ...this.#optionsNow(),
      textDocument: { uri },
      position,
      workspace: subject === 'workspace',
    };
    const ids = await client.sendRequest<string[]>(ViewPathRequest.method, params);
    const row = await this.#rowOnWay(ids);
    if (row === undefined || !this.view.visible || subject !== this.#subject) return;
    const [selected] = this.view.selection;
    // One item may stand below several units: the one that was chosen stays.
    if (selected !== undefined && isSamePlace(selected, row)) return;
    await this.view.reveal(row, { select: true, focus: false });
  }

  /** Down to the first row that is closed. */
  async #rowOnWay(ids: readonly string[]): Promise<ViewRow | undefined> {
    let row: ViewRow | undefined;
    for (const id of ids) {
      const found: ViewRow | undefined = (await this.getChildren(row)).find((one) => one.id === id);
      if (found === undefined) return row;
      row = found;
      if (this.#closed.has(id) || (row.kind === 'unit' && !this.#opened.has(id) && row.open !== true)) return row;
    }
    return row;
  }

  #followLater(editor: TextEditor): void {
    clearTimeout(this.#waiting);
    if (!this.view.visible || editor !== window.activeTextEditor) return;
    this.#waiting = setTimeout(() => void this.#quietly(this.follow(editor)), rest);
  }

  #update(): void {
    if (!this.view.visible || !this.#stale || this.#running !== undefined) return;
    this.#running = this.#quietly(this.#reload()).then(() => {
      this.#running = undefined;
      // More news came while the rows were on their way.
      this.#update();
    });
  }

  async #reload(): Promise<void> {
    const before = this.#roots;
    const loaded = this.#loaded;
    await this.#load();
    const now = this.#roots;
    if (before !== undefined && now !== undefined && !loaded && takePlaces(before, now)) {
      this.#roots = before;
      this.#keep(before);
    } else this.#changed.fire(undefined);
    await this.follow();
  }

  async #load(): Promise<void> {
    this.#stale = false;
    const subject = this.#subject;
    const result = subject === undefined ? null : await this.#ask(undefined);
    if (key(subject) !== key(this.#subject)) return;
    this.#rows.clear();
    this.#loaded = false;
    this.#roots = result?.rows ?? [];
    this.#keep(this.#roots);
    this.view.description = result?.summary ?? '';
  }

  async #ask(parent: string | undefined): Promise<ViewResult | null> {
    const subject = this.#subject;
    if (subject === undefined) return null;
    const { client } = this.#planClient;
    await this.#planClient.ensureStarted();
    if (client.state !== State.Running) return null;
    const options = { ...this.#optionsNow(), ...(parent === undefined ? {} : { parent }) };
    return subject === 'workspace'
      ? client.sendRequest<ViewResult | null>(WorkspaceViewRequest.method, options)
      : client.sendRequest<ViewResult | null>(ViewRequest.method, { ...options, textDocument: { uri: subject.uri } });
  }

  #keep(rows: readonly ViewRow[]): void {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      if (row.children !== undefined) this.#keep(row.children);
    }
  }

  async #quietly(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#planClient.channel.warn(`View ${this.#name}: ${String(error)}`);
    }
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    for (const one of this.#subscriptions) one.dispose();
  }
}

function key(subject: Subject): string {
  return subject === undefined ? '' : subject === 'workspace' ? subject : subject.uri;
}

function isSamePlace(a: ViewRow, b: ViewRow): boolean {
  return a.place !== undefined && b.place !== undefined && JSON.stringify(a.place) === JSON.stringify(b.place);
}

/**
 * Gives rows their new places if nothing else about them is new: then the editor need not draw them again, and what is
 * selected stays so. True if it was so.
 */
function takePlaces(rows: readonly ViewRow[], newer: readonly ViewRow[]): boolean {
  if (JSON.stringify(rows, withoutPlaces) !== JSON.stringify(newer, withoutPlaces)) return false;
  rows.forEach((row, index) => {
    const { place, children = [] } = newer[index]!;
    Object.assign(row, { place });
    takePlaces(row.children ?? [], children);
  });
  return true;
}

function withoutPlaces(name: string, value: unknown): unknown {
  return name === 'place' ? undefined : value;
}
