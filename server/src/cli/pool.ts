/** Worker threads for many files. The worker is this same bundle, entered again (see `main.ts`). */
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker, parentPort, workerData } from 'node:worker_threads';
import { NodeFileSystem } from '../node/fileSystem';
import { BlockingFileSystem } from './blockingFiles';
import { brokenOutcome, createChecker } from './check';
import type { CheckOptions, FileOutcome } from './check';
import { runInOrder } from './inOrder';

/** Below this the start of threads costs more than it brings. */
const fewFiles = 16;
/** Files a worker gets at a time: enough to keep messages rare, few enough to share the last ones out. */
const batchSize = 8;
const maxWorkers = 16;
/** MB. What a file leaves behind is garbage; more room for it makes a thread larger, not faster. */
const youngGeneration = 12;

// Functions written out in one another take longer to optimize than they save in a few hundred plans.
const noInlining = '--max-inlined-bytecode-size-cumulative=0';
// Else a thread grows to four times what lives in it before it is collected, and the more files there are, the more of that shows.
const earlyCollection = '--heap-growing-percent=80';
// Four times as long until a function is optimized: else Node 20 optimizes twice as many, in each thread anew, which takes longer than
// it saves. Later versions count otherwise and do not need it.
const lateOptimizing = '--interrupt-budget=270000';

/** Of V8, for all threads, by the versions of Node that they were tried with: V8 complains of flags that it does not know. */
const flags: Readonly<Record<string, readonly string[]>> = { 20: [lateOptimizing, noInlining, earlyCollection], 22: [noInlining, earlyCollection] };

/** Checks many files: with so many to come (`expected`, as far as is known), threads start at once. */
export class FileChecker {
  readonly #options: CheckOptions;
  #pool: Pool | undefined;

  constructor(options: CheckOptions, expected: number) {
    this.#options = options;
    if (expected >= fewFiles) this.#pool = startPool(options, expected);
  }

  /** Checks `files` and hands each outcome to `take` in the order of `files`, until it says `false`. Standard input must be alone. To be called once. */
  async checkAll(files: readonly string[], take: (outcome: FileOutcome) => Promise<boolean>): Promise<void> {
    const pool = (this.#pool ??= files.length >= fewFiles ? startPool(this.#options, files.length) : undefined);
    if (pool === undefined) {
      const check = createChecker(this.#options, new NodeFileSystem());
      for (const file of files) if (!await take(await check(file))) return;
      return;
    }
    const batches: string[][] = [];
    for (let start = 0; start < files.length; start += batchSize) batches.push(files.slice(start, start + batchSize));
    try {
      await runInOrder(batches, pool.size, (batch) => pool.run(batch), async (outcomes) => {
        for (const outcome of outcomes) if (!await take(outcome)) return false;
        return true;
      });
    } finally {
      await pool.close();
    }
  }
}

/** Undefined where there is but one processor. */
function startPool(options: CheckOptions, files: number): Pool | undefined {
  const workers = Math.min(availableParallelism(), Math.ceil(files / batchSize), maxWorkers);
  if (workers < 2) return undefined;
  for (const flag of flags[process.versions.node.split('.')[0]!] ?? []) setFlagsFromString(flag);
  return new Pool(workers, options);
}

/** A thread with at most one batch. */
class Thread {
  readonly #worker: Worker;
  #ended = false;
  #settle: { readonly resolve: (outcomes: readonly FileOutcome[]) => void; readonly reject: (error: unknown) => void } | undefined;

  constructor(options: CheckOptions) {
    this.#worker = new Worker(__filename, { workerData: options, argv: [], resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } });
    this.#worker.on('message', (outcomes: readonly FileOutcome[]) => this.#settle?.resolve(outcomes));
    this.#worker.on('error', (error) => this.#settle?.reject(error));
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      this.#settle?.reject(new Error(`exit code ${code}`));
    });
  }

  /** It may have ended while it had nothing to do. */
  get ended(): boolean {
    return this.#ended;
  }

  run(batch: readonly string[]): Promise<readonly FileOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(batch);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** At most as many batches run at a time as there are threads; `runInOrder` sees to that. */
class Pool {
  readonly #options: CheckOptions;
  readonly #idle: Thread[] = [];
  readonly #all = new Set<Thread>();
  #closed = false;

  constructor(readonly size: number, options: CheckOptions) {
    this.#options = options;
    for (let index = 0; index < size; index++) this.#idle.push(this.#start());
  }

  #start(): Thread {
    const thread = new Thread(this.#options);
    this.#all.add(thread);
    return thread;
  }

  /** A thread that dies takes its batch with it. Then its files are checked again one by one: that which kills a thread alone is told as failed. */
  async run(batch: readonly string[]): Promise<readonly FileOutcome[]> {
    if (this.#closed) return [];
    let thread = this.#idle.pop() ?? this.#start();
    if (thread.ended) thread = this.#start();
    try {
      const outcomes = await thread.run(batch);
      this.#idle.push(thread);
      return outcomes;
    } catch (error) {
      this.#all.delete(thread);
      if (batch.length === 1) return [brokenOutcome(batch[0]!, error, this.#options)];
      const outcomes: FileOutcome[] = [];
      for (const file of batch) outcomes.push(...await this.run([file]));
      return outcomes;
    }
  }

  /** Nobody waits for what still runs. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }
}

/** The other end of `Pool.run`, in the worker. */
export function serveBatches(): void {
  const check = createChecker(workerData as CheckOptions, new BlockingFileSystem());
  parentPort!.on('message', (batch: readonly string[]) => {
    void (async () => {
      const outcomes: FileOutcome[] = [];
      for (const file of batch) outcomes.push(await check(file));
      parentPort!.postMessage(outcomes);
    })();
  });
}
