/**
 * Threads for many files: this one, and workers, which run this same bundle (see `main.ts`). They are worth having for
 * two reasons:
 * - A text that needs too much memory ends only the worker that checks it, not the run (`test/faults/memory.test.ts`).
 * - 3,000 plans of 20 KB took 7.0 s of processor time in one thread and 10.3 s in two (Node 20, two processors, best of
 * two or three runs). Shared evenly, that is a quarter less waiting on idle processors; on a busy machine two threads
 * were slower. 1,000 plans took 3.2 s in one thread.
 */
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker as Thread, parentPort, workerData } from 'node:worker_threads';
import { NodeFileSystem } from '../node/fileSystem';
import { setFlags } from '../node/v8Flags';
import { BlockingFileSystem } from '../node/blockingFiles';
import type { ReportFormat } from '../report/format';
import { terminalFormats } from '../report/frame';
import { formats } from '../report/registry';
import { checkWork, fileChecker, type CheckOptions, type CheckOutcome } from './checkFile';
import { brokenOutcome, oneByOne, onFile, type InputWork, type Schedule } from './inputs';
import { runInOrder } from '../async/orderedConcurrency';
import { uriOf } from './paths';

/** Fewer files are checked in this thread, without V8 settings. */
const fewFiles = 16;
/** Files a worker gets at a time: enough to keep messages rare, few enough to share out the last ones evenly. */
const batchSize = 8;
/**
 * Batches a worker has: it goes on with the second until this thread, busy with a file, notices that the first is done.
 */
const perWorker = 2;
export const maxThreads = 16;
/**
 * A worker compiles the code again, which takes as long as checking more than a thousand files, and V8 keeps another
 * processor busy meanwhile. So the more processors there are, the sooner a worker should pay off: with two from 3,000
 * files, with eight from 750. Calculated from the figures for two; not measured on more.
 */
const filesPerWorker = 6000;
/**
 * Bytes. A larger file may need more memory than there is, which ends its thread. So a worker checks it, never this
 * thread.
 */
const ownLimit = 1 << 20;
/** MB. Everything a file leaves behind is garbage; more room for it makes a worker larger, not faster. */
const youngGeneration = 12;

/**
 * Inlining makes functions slower to optimize than it saves. Processor time with and without it, in one thread: 1.7 and
 * 1.4 s for 200 plans, 4.1 and 3.0 s for 1,000 (Node 20).
 */
const noInlining = '--max-inlined-bytecode-size-cumulative=0';

/** Checks files in as many threads as pay off, or in as many as asked for. Standard input must be the only file. */
export function checkSchedule(
  options: CheckOptions,
  format: ReportFormat,
  threads: number | undefined,
): Schedule<CheckOutcome> {
  return (files, take) =>
    files.length < fewFiles
      ? oneByOne(fileChecker(options, format, new NodeFileSystem()))(files, take)
      : checkMany(files, options, format, threads, take);
}

async function checkMany(
  files: readonly string[],
  options: CheckOptions,
  format: ReportFormat,
  threads: number | undefined,
  take: (outcome: CheckOutcome) => Promise<boolean>,
): Promise<void> {
  const workers = Math.min(threads ?? threadsFor(files.length), Math.ceil(files.length / batchSize)) - 1;
  setFlags({ 20: [noInlining], 22: [noInlining] });
  const pool = new Pool(workers, options, format);
  const batches: string[][] = [];
  for (let start = 0; start < files.length; start += batchSize) batches.push(files.slice(start, start + batchSize));
  try {
    await runInOrder(
      batches,
      pool.capacity,
      (batch) => pool.run(batch),
      async (outcomes) => {
        for (const outcome of outcomes) if (!(await take(outcome))) return false;
        return true;
      },
    );
  } finally {
    await pool.close();
  }
}

function threadsFor(files: number): number {
  const processors = availableParallelism();
  return Math.min(processors, maxThreads, 1 + Math.floor((files * processors) / filesPerWorker));
}

interface Job {
  readonly resolve: (outcomes: readonly CheckOutcome[]) => void;
  readonly reject: (reason: Death) => void;
}

/** Why a batch was not finished. */
interface Death {
  readonly error: unknown;
  /** The thread died while working on this batch. */
  readonly begun: boolean;
}

/** What a worker is told: it finds the format in the registry by name. */
interface WorkerOptions extends CheckOptions {
  readonly format: string;
}

/** A thread that checks its batches one after another. */
class Worker {
  readonly #thread: Thread;
  #jobs: Job[] = [];
  #ended = false;

  constructor(options: WorkerOptions) {
    this.#thread = new Thread(__filename, {
      workerData: options,
      argv: [],
      resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
    });
    this.#thread.on('message', (outcomes: readonly CheckOutcome[]) => this.#jobs.shift()?.resolve(outcomes));
    this.#thread.on('error', (error) => this.#end(error));
    this.#thread.on('exit', (code) => this.#end(new Error(`exit code ${code}`)));
  }

  #end(error: unknown): void {
    this.#ended = true;
    const jobs = this.#jobs;
    this.#jobs = [];
    jobs.forEach((job, index) => job.reject({ error, begun: index === 0 }));
  }

  /** It may have ended while it was idle. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How many batches it has not finished. */
  get load(): number {
    return this.#jobs.length;
  }

  /** Rejects with a `Death`. */
  run(batch: readonly string[]): Promise<readonly CheckOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#jobs.push({ resolve, reject });
      this.#thread.postMessage(batch);
    });
  }

  async stop(): Promise<void> {
    await this.#thread.terminate();
  }
}

/** `runInOrder` gives it at most `capacity` batches at a time. */
class Pool {
  readonly capacity: number;
  readonly #options: WorkerOptions;
  readonly #work: InputWork<CheckOutcome>;
  readonly #fileSystem = new BlockingFileSystem();
  readonly #check: (file: string) => Promise<CheckOutcome>;
  readonly #workers: Worker[];
  #closed = false;

  constructor(workers: number, options: CheckOptions, format: ReportFormat) {
    this.capacity = workers * perWorker + 1;
    this.#options = { ...options, format: format.name };
    this.#workers = Array.from({ length: workers }, () => new Worker(this.#options));
    this.#work = checkWork(options, format, this.#fileSystem);
    this.#check = onFile(this.#work, { fileSystem: this.#fileSystem });
  }

  run(batch: readonly string[]): Promise<readonly CheckOutcome[]> {
    const worker = this.#leastBusy();
    return this.capacity > 1 && this.#workers[worker]!.load < perWorker
      ? this.#there(worker, batch)
      : this.#here(batch);
  }

  #leastBusy(): number {
    let least = 0;
    this.#workers.forEach((worker, index) => {
      if (worker.load < this.#workers[least]!.load) least = index;
    });
    return least;
  }

  /** In this thread, which handles the workers' answers between two files. */
  async #here(batch: readonly string[]): Promise<readonly CheckOutcome[]> {
    const outcomes: CheckOutcome[] = [];
    for (const file of batch) {
      if (this.#closed) break;
      const stat = await this.#fileSystem.stat(uriOf(file));
      if (stat.ok && stat.value.size > ownLimit) outcomes.push(...(await this.#there(this.#leastBusy(), [file])));
      else outcomes.push(await this.#check(file));
      await setImmediate();
    }
    return outcomes;
  }

  /**
   * If a worker dies with its batch, the files are checked again one by one; one that kills a worker on its own is
   * reported as failed.
   */
  async #there(index: number, batch: readonly string[]): Promise<readonly CheckOutcome[]> {
    if (this.#closed) return [];
    let worker = this.#workers[index];
    if (worker === undefined || worker.ended) this.#workers[index] = worker = new Worker(this.#options);
    try {
      return await worker.run(batch);
    } catch (reason) {
      const { error, begun } = reason as Death;
      if (!begun) return this.#there(index, batch);
      if (batch.length === 1) return [brokenOutcome(this.#work, batch[0]!, error)];
      const outcomes: CheckOutcome[] = [];
      for (const file of batch) outcomes.push(...(await this.#there(index, [file])));
      return outcomes;
    }
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}

/** The other end of `Pool.run`, in the worker. */
export function serveBatches(): void {
  const options = workerData as WorkerOptions;
  const format = [...formats, ...terminalFormats].find(({ name }) => name === options.format)!;
  const check = fileChecker(options, format, new BlockingFileSystem());
  let done = Promise.resolve();
  parentPort!.on('message', (batch: readonly string[]) => {
    done = done.then(async () => {
      const outcomes: CheckOutcome[] = [];
      for (const file of batch) outcomes.push(await check(file));
      parentPort!.postMessage(outcomes);
    });
  });
}
