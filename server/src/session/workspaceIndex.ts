/** The plans in the workspace folders, read once in the background and kept up to date by news of files. */
import { Emitter, type Connection, type Disposable, type Event, type TextDocuments } from 'vscode-languageserver';
import { runInOrder } from '../async/orderedConcurrency';
import type { Steps } from '../async/steps';
import { isConfigFile } from '../config/fileNames';
import type { ResolvedConfiguration } from '../config/resolve';
import type { ConfigurationStore } from '../config/store';
import type { OpenPlan } from '../features/feature';
import { planByName } from '../files/planFiles';
import { baseName, fileOf, isWithin, joinUri, normaliseUri, parentUri } from '../files/uris';
import { walkFolder } from '../files/walk';
import type { Plan } from '../plan/types';
import { LimitNotification, type Limit, type LimitParams } from '../protocol/messages';
import type { Localized, MessageLanguage } from '../text/localized';
import type { CountedName, OtherPlans } from '../views/completions/completion';
import { createRecorder, draftRecord, type PlanRecord } from '../workspace/planRecord';
import { tallyUnits, type KnownPlan, type Tallies, type UnitTally } from '../workspace/search';
import type { Background } from './background';
import type { OpenDocument } from './documents';
import { configurationKey } from './missingUnits';
import { planReader, readerFor, readText, type FileToRead, type PlanReader, type ReadPlan } from './planReader';
import type { Runtime } from './runtime';
import type { FileChanges, WorkspaceRoots } from './sources';

export interface WorkspaceIndex {
  /** Those of the folders as far as they have been read, and the open ones as they stand. */
  plans(): readonly KnownPlan[];
  /** The units that these name. */
  units(): Steps<readonly UnitTally[]>;
  /** Settles when everything that is known to have changed has been read; starts reading if that was still to come. */
  settled(): Promise<void>;
  /** What the other plans of its folder named when all had last been read; the plan itself may be among them. */
  others(uri: string): OtherPlans | undefined;
  /** Closed plans that have been read, read again or have gone since it last fired; normalised URIs. */
  readonly onDidChange: Event<ReadonlySet<string>>;
  /** The text of a plan that isn't open; undefined if it can't be read. */
  read(uri: string): Promise<string | undefined>;
  /** Called on `initialized`. */
  start(): void;
  dispose(): void;
}

export interface IndexParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly roots: WorkspaceRoots;
  readonly files: FileChanges;
  readonly store: Pick<ConfigurationStore, 'folder'>;
  readonly onDidChangeConfiguration: Event<void>;
  readonly runtime: Runtime;
  readonly background: Background;
  /** The client shows progress of work that it did not ask for. */
  readonly showsProgress: boolean;
  /** The client shows `gongzuoyaodian/limit`. */
  readonly reportsLimit: boolean;
  readonly language: () => MessageLanguage;
}

/** More plans, or more bytes of them, are left unread, and the client is told. */
const mostPlans = 20_000;
const mostBytes = 512 << 20;
/** Files that are read at a time; one is taken up at a time. */
const concurrency = 4;
/** Milliseconds from the start of the server to the first look at the disk: the open plan comes first. */
const startDelay = 1000;
/** Milliseconds to wait for more news of files. */
const gather = 100;
/** Milliseconds to wait for more changes of the configuration: an open `gzyd.yaml` counts as it is typed. */
const gatherConfiguration = 1000;
const progressInterval = 200;

const progressTitle: Localized = { zh: '正在读取工作区中的工作要点', en: 'Reading the work plans of the workspace' };

function limitText(plans: number): Localized {
  return {
    zh: `工作区文件过多：只读取了前 ${plans} 份工作要点，其余的不参与查找和统一改名`,
    en: `Too many files in the workspace: only the first ${plans} work plans are searched and renamed in`,
  };
}

interface Stored extends KnownPlan {
  readonly bytes: number;
  /** By which configuration its items were counted. */
  readonly countedBy: string;
}

export function createWorkspaceIndex(parts: IndexParts): WorkspaceIndex {
  const { connection, documents, roots, files, store, runtime, background } = parts;
  const { timer, fileSystem } = runtime;
  const changed = new Emitter<ReadonlySet<string>>();
  const recordOf = createRecorder();
  const here = planReader(runtime);
  /** What now reads many files. */
  let reading: PlanReader | undefined;
  let keyed: { readonly configuration: ResolvedConfiguration; readonly key: string } | undefined;
  /** By URI, normalised. */
  const stored = new Map<string, Stored>();
  /** The last record of each open plan, by URI as the client writes it. */
  const open = new Map<string, { readonly plan: Plan; readonly record: PlanRecord }>();
  /** Files with news, and whether all folders have to be walked. */
  const news = new Set<string>();
  let walkAll = true;
  /** Those of `stored` that are new, other or gone. */
  const changes = new Set<string>();
  let running: Promise<void> | undefined;
  let waiting: Disposable | undefined;
  let disposed = false;
  let known: { readonly plans: readonly KnownPlan[]; readonly opened: readonly Plan[] } | undefined;
  /** Those of `stored` that aren't open, as long as it has not changed; `opened`: the URIs of those that are. */
  let closed: { readonly plans: readonly KnownPlan[]; readonly opened: string } | undefined;
  let tally: { readonly plans: readonly KnownPlan[]; readonly units: readonly UnitTally[] } | undefined;
  let tallyOfClosed: { readonly plans: readonly KnownPlan[]; readonly tallies: Tallies } | undefined;
  /** By folder. */
  let others: ReadonlyMap<string, OtherPlans> = new Map();
  /** The number of plans at which reading ended, because there is too much. */
  let limit: number | undefined;

  const rootOf = (uri: string): string | undefined =>
    roots.uris.filter((root) => isWithin(root, uri)).sort((a, b) => b.length - a.length)[0];

  function run(): Promise<void> {
    waiting?.dispose();
    waiting = undefined;
    running ??= work()
      .catch((error: unknown) => connection.console.error(`Workspace: ${String(error)}`))
      .finally(() => {
        running = undefined;
        if (!disposed && (walkAll || news.size > 0)) later(gather);
      });
    return running;
  }

  function later(delay: number): void {
    if (disposed || running !== undefined || waiting !== undefined) return;
    waiting = timer.setTimeout(() => void run(), delay);
  }

  async function work(): Promise<void> {
    const progress = walkAll && parts.showsProgress ? await beginProgress() : undefined;
    try {
      while (!disposed && (walkAll || news.size > 0)) await pass(progress);
    } finally {
      progress?.done();
    }
    await countNames();
    const uris = new Set(changes);
    changes.clear();
    if (!disposed) changed.fire(uris);
  }

  async function countNames(): Promise<void> {
    const found = new Map<string, { units: CountedName[]; titles: CountedName[] }>();
    const of = (root: string | undefined) => {
      let names = found.get(root ?? '');
      if (names === undefined) found.set(root ?? '', (names = { units: [], titles: [] }));
      return names;
    };
    const steps = tallyUnits(stored.values());
    let step = steps.next();
    for (; step.done !== true && !disposed; step = steps.next()) await background.pause();
    if (step.done !== true) return;
    for (const { name, root, mentions } of step.value.list) of(root).units.push({ name, count: mentions });
    for (const { root, record } of stored.values())
      if (record.title !== '') of(root).titles.push({ name: record.title, count: 1 });
    others = found;
  }

  async function beginProgress() {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(progressTitle[parts.language()], 0, undefined, false);
    return progress;
  }

  async function pass(progress: Awaited<ReturnType<typeof beginProgress>> | undefined): Promise<void> {
    let wanted: FileToRead[];
    if (walkAll) {
      walkAll = false;
      const changedFiles = new Set(news);
      news.clear();
      const walked = await Promise.all(roots.uris.map(filesBelow));
      wanted = [...new Map(walked.flat().map((file) => [file.uri, file])).values()];
      const there = new Set(wanted.map(({ uri }) => uri));
      for (const uri of [...stored.keys()]) if (!there.has(uri)) forget(uri);
      wanted = wanted.filter((file) => changedFiles.has(file.uri) || !isCounted(file));
      limit = undefined;
    } else {
      const uris = [...news];
      news.clear();
      wanted = (await Promise.all(uris.map(fileNamed))).filter((file) => file !== undefined);
      if (limit !== undefined) wanted = wanted.filter(({ uri }) => stored.has(uri));
    }
    await readAll(wanted, progress);
  }

  /** Has been read, and no other configuration has come since. */
  function isCounted({ uri, countedBy }: FileToRead): boolean {
    return stored.get(uri)?.countedBy === countedBy;
  }

  /** Made once for all plans that follow each other with one configuration, as nearly all do. */
  function keyOf(configuration: ResolvedConfiguration): string {
    if (keyed?.configuration !== configuration) keyed = { configuration, key: configurationKey(configuration) };
    return keyed.key;
  }

  async function filesBelow(root: string): Promise<FileToRead[]> {
    const found: FileToRead[] = [];
    const walk = await walkFolder(root, fileSystem, {
      folder: () => true,
      file: async (_, name, uri) => {
        const file = await wantedFile(uri, name);
        if (file !== undefined) found.push(file);
        await background.pause();
        return file !== undefined;
      },
    });
    for (const { relative, fault } of walk.unread)
      connection.console.warn(`${relative === '' ? root : joinUri(root, relative)}: ${fault}`);
    return found;
  }

  /** Undefined for a file that is gone or outside all folders: it is forgotten. */
  async function fileNamed(uri: string): Promise<FileToRead | undefined> {
    const file = rootOf(uri) === undefined ? undefined : await wantedFile(uri, baseName(uri));
    if (file === undefined) forget(uri);
    return file;
  }

  async function wantedFile(uri: string, name: string): Promise<FileToRead | undefined> {
    const byName = planByName(name);
    const folder = await store.folder(parentUri(uri));
    const configuration = folder.forFile(uri);
    if (!configuration.checked) return undefined;
    const included = folder.included(uri);
    if (included === false || (included === undefined && byName === 'no')) return undefined;
    return {
      uri: normaliseUri(uri),
      byOpening: included === undefined && byName === 'maybe',
      countedBy: keyOf(configuration),
    };
  }

  async function readAll(
    wanted: readonly FileToRead[],
    progress: Awaited<ReturnType<typeof beginProgress>> | undefined,
  ): Promise<void> {
    let bytes = 0;
    for (const one of stored.values()) bytes += one.bytes;
    const limitBefore = limit;
    let told = timer.now();
    let done = 0;
    const warn = (text: string): void => connection.console.warn(text);
    const reader = (reading = readerFor(wanted.length, here, runtime.startPlanThread, warn));
    const read = async (file: FileToRead) => ({ file, read: await reader.read(file) });
    await runInOrder(wanted, concurrency, read, async ({ file, read }) => {
      done++;
      bytes += take(file, read());
      if (done < wanted.length && (stored.size >= mostPlans || bytes >= mostBytes)) limit = stored.size;
      if (progress !== undefined && timer.now() - told > progressInterval) {
        told = timer.now();
        progress.report(Math.floor((100 * done) / wanted.length), `${done}/${wanted.length}`);
      }
      await background.pause();
      return !disposed && (limit === undefined || limit === limitBefore);
    }).finally(() => reader.dispose());
    if (limit !== limitBefore) tellLimit();
  }

  function tellLimit(): void {
    if (limit === undefined) return tell([]);
    const text = limitText(limit)[parts.language()];
    connection.console.warn(text);
    tell([{ kind: 'workspace', text }]);
  }

  function tell(limits: readonly Limit[]): void {
    if (!parts.reportsLimit) return;
    for (const uri of roots.uris)
      void connection.sendNotification(LimitNotification.method, { uri, limits } satisfies LimitParams);
  }

  /** Returns by how many bytes the index has grown. */
  function take({ uri, countedBy }: FileToRead, read: ReadPlan | undefined): number {
    const before = stored.get(uri)?.bytes ?? 0;
    if (read === undefined) {
      forget(uri);
      return -before;
    }
    changes.add(uri);
    known = undefined;
    closed = undefined;
    const { draft, withoutUnit, bytes, isUtf8 } = read;
    stored.set(uri, {
      uri,
      root: rootOf(uri),
      version: null,
      safeToEdit: isUtf8,
      record: recordOf(draft),
      withoutUnit,
      countedBy,
      bytes,
    });
    return bytes - before;
  }

  function forget(uri: string): void {
    if (!stored.delete(uri)) return;
    changes.add(uri);
    known = undefined;
    closed = undefined;
  }

  function recordOpen({ uri, plan }: OpenPlan): PlanRecord {
    let known = open.get(uri);
    if (known?.plan !== plan) open.set(uri, (known = { plan, record: recordOf(draftRecord(plan)) }));
    return known.record;
  }

  function fileNews(uris: readonly string[]): void {
    for (const uri of uris.map(fileOf)) {
      const name = baseName(uri);
      // A folder is known by its name alone, and a configuration decides which files are plans.
      if (isConfigFile(name) || !/\.[^./]+$/.test(name)) walkAll = true;
      else news.add(normaliseUri(uri));
    }
    if (walkAll || news.size > 0) later(gather);
  }

  const subscriptions: readonly Disposable[] = [
    roots.onDidChange(() => {
      walkAll = true;
      later(gather);
    }),
    parts.onDidChangeConfiguration(() => {
      if (stored.size === 0) return;
      walkAll = true;
      waiting?.dispose();
      waiting = undefined;
      later(gatherConfiguration);
    }),
    files.onDidChange(({ gone, there }) => fileNews([...gone, ...there])),
    documents.onDidSave(({ document: { uri } }) => fileNews([uri])),
    documents.onDidClose(({ document: { uri, kind } }) => {
      open.delete(uri);
      if (kind === 'plan') fileNews([uri]);
    }),
  ];

  /** The same array as long as nothing has changed; the open plans first. */
  function plans(): readonly KnownPlan[] {
    const opened = documents.all().filter((document) => document.kind === 'plan');
    if (known?.opened.length === opened.length && opened.every(({ plan }, index) => known!.opened[index] === plan))
      return known.plans;
    const there = opened.map((document): KnownPlan => {
      const { uri, version } = document;
      return { uri, root: rootOf(fileOf(uri)), version, safeToEdit: true, record: recordOpen(document) };
    });
    known = {
      plans: [...there, ...closedPlans(opened.map(({ uri }) => normaliseUri(fileOf(uri))))],
      opened: opened.map(({ plan }) => plan),
    };
    return known.plans;
  }

  /** The same array until a file or the list of open plans changes. */
  function closedPlans(opened: readonly string[]): readonly KnownPlan[] {
    const key = opened.join('\n');
    if (closed?.opened !== key) {
      const open = new Set(opened);
      closed = { plans: [...stored.values()].filter(({ uri }) => !open.has(uri)), opened: key };
    }
    return closed.plans;
  }

  return {
    plans,
    *units() {
      const asked = plans();
      if (tally?.plans === asked) return tally.units;
      // A key changes the open plan alone: the others, which may be thousands, are counted once.
      const { plans: others } = closed!;
      if (tallyOfClosed?.plans !== others) tallyOfClosed = { plans: others, tallies: yield* tallyUnits(others) };
      const opened = asked.slice(0, asked.length - others.length);
      const { list } = yield* tallyUnits(opened, tallyOfClosed.tallies);
      tally = { plans: asked, units: list };
      return list;
    },
    async settled() {
      while (!disposed && (running !== undefined || walkAll || news.size > 0)) await run();
    },
    others: (uri) => others.get(rootOf(fileOf(uri)) ?? ''),
    onDidChange: changed.event,
    read: async (uri) => (await readText(uri, runtime))?.text,
    start: () => {
      if (roots.uris.length > 0) later(startDelay);
    },
    dispose() {
      disposed = true;
      waiting?.dispose();
      reading?.dispose();
      for (const one of subscriptions) one.dispose();
    },
  };
}
