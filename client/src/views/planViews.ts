/** The views in the activity bar: which plan they show, and how. */
import { TabInputText, commands, languages, window, workspace } from 'vscode';
import type { Disposable, ExtensionContext, Memento, TextDocument } from 'vscode';
import { State } from 'vscode-languageclient';
import { languageId, ViewsChangedNotification } from '../../../server/src/protocol/messages';
import type { ViewFilter, ViewName, ViewOptions, ViewsChangedParams } from '../../../server/src/protocol/messages';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { createOutlineDrop } from './outlineDrop';
import type { OutlineDrop } from './outlineDrop';
import { PlanTree, type Subject } from './planTree';
import { provideBadges } from './rowItems';

export type Scope = 'plan' | 'workspace';
export type TargetSort = NonNullable<ViewOptions['sort']>;

/** For the buttons of the views and their empty states: `when` in package.json. */
const contexts = {
  scope: 'gongzuoyaodian.viewScope',
  sort: 'gongzuoyaodian.targetSort',
  filtered: 'gongzuoyaodian.outlineFiltered',
  hasPlan: 'gongzuoyaodian.viewHasPlan',
  /** Before, an empty view says nothing about the text. */
  running: 'gongzuoyaodian.serverRunning',
} as const;

/** Milliseconds after the last news of the workspace. */
const workspaceDelay = 500;

export class PlanViews implements Disposable {
  readonly trees: Readonly<Record<ViewName, PlanTree>>;
  readonly drop: OutlineDrop;
  readonly #client: PlanClient['client'];
  readonly #served: PlanClient['served'];
  readonly #state: Memento;
  readonly #subscriptions: Disposable[];
  #scope: Scope;
  #sort: TargetSort;
  #filter: ViewFilter | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Stays when something else is looked at, until it is closed. */
  #document: TextDocument | undefined;

  constructor(planClient: PlanClient, { workspaceState }: Pick<ExtensionContext, 'workspaceState'>) {
    this.#client = planClient.client;
    this.#served = planClient.served;
    this.#state = workspaceState;
    this.#scope = workspaceState.get<Scope>(contexts.scope) === 'workspace' ? 'workspace' : 'plan';
    this.#sort = workspaceState.get<TargetSort>(contexts.sort) === 'unit' ? 'unit' : 'deadline';
    this.drop = createOutlineDrop(planClient);
    this.trees = {
      outline: new PlanTree(planClient, 'outline', () => this.#options('outline'), this.drop),
      units: new PlanTree(planClient, 'units', () => this.#options('units')),
      targets: new PlanTree(planClient, 'targets', () => this.#options('targets')),
    };
    this.#subscriptions = [
      ...Object.values(this.trees),
      provideBadges(),
      window.onDidChangeActiveTextEditor(() => this.#look()),
      workspace.onDidOpenTextDocument((document) => {
        // A text that has become a plan is closed and opened again.
        if (document === window.activeTextEditor?.document) this.#look();
      }),
      // The editor holds on to a text for minutes after its tab was closed.
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) this.#look();
      }),
      this.#client.onNotification(ViewsChangedNotification.method, ({ uri }: ViewsChangedParams) => this.#onNews(uri)),
      { dispose: () => clearTimeout(this.#waiting) },
      this.#client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#showAll();
      }),
    ];
    this.#tell();
    this.#look();
  }

  get scope(): Scope {
    return this.#scope;
  }

  setScope(scope: Scope): void {
    this.#scope = scope;
    void this.#state.update(contexts.scope, scope);
    this.#showAll();
  }

  setSort(sort: TargetSort): void {
    this.#sort = sort;
    void this.#state.update(contexts.sort, sort);
    this.#tell();
    this.trees.targets.refresh();
  }

  get filter(): ViewFilter | undefined {
    return this.#filter;
  }

  setFilter(filter: ViewFilter | undefined): void {
    this.#filter = filter;
    this.trees.outline.view.message = filter === undefined ? '' : text('Filter: {0}', filterText(filter));
    this.#tell();
    this.trees.outline.refresh();
  }

  #options(view: ViewName): ViewOptions {
    return {
      view,
      ...(view === 'targets' ? { sort: this.#sort } : {}),
      ...(view === 'outline' && this.#filter !== undefined ? { filter: this.#filter } : {}),
    };
  }

  #onNews(uri: string | undefined): void {
    const refresh = (): void => {
      for (const tree of Object.values(this.trees)) if (tree.concerns(uri)) tree.refresh();
    };
    if (uri !== undefined) return refresh();
    // What all plans hold is news with every key.
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(refresh, workspaceDelay);
  }

  #look(): void {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && isPlan(document) && this.#served.has(document)) this.#document = document;
    if (this.#document !== undefined && !(isPlan(this.#document) && hasTab(this.#document))) this.#document = undefined;
    this.#showAll();
  }

  #showAll(): void {
    this.#tell();
    const subject: Subject =
      this.#scope === 'workspace'
        ? 'workspace'
        : this.#document && { uri: this.#client.code2ProtocolConverter.asUri(this.#document.uri) };
    for (const tree of Object.values(this.trees)) tree.show(subject);
  }

  #tell(): void {
    const values = {
      scope: this.#scope,
      sort: this.#sort,
      filtered: this.#filter !== undefined,
      hasPlan: this.#document !== undefined,
      running: this.#client.state === State.Running,
    };
    for (const [name, value] of Object.entries(values))
      void commands.executeCommand('setContext', contexts[name as keyof typeof contexts], value);
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }
}

function hasTab({ uri }: TextDocument): boolean {
  return window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  );
}

function isPlan(document: TextDocument): boolean {
  return !document.isClosed && languages.match({ language: languageId }, document) > 0;
}

export function filterText({ text: typed, only }: ViewFilter): string {
  if (only === undefined) return typed ?? '';
  return only === 'withoutUnit' ? text('Items without a unit') : text('With findings');
}
