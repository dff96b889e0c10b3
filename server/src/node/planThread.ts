/** A thread that reads the plans of a workspace. It runs the bundle of the server (see `main.ts`). */
import { constants, setPriority } from 'node:os';
import { Worker, parentPort } from 'node:worker_threads';
import { planReader, type FileToRead, type PlanReader, type ReadPlan } from '../session/planReader';
import { BlockingFileSystem } from './blockingFiles';
import { utf8Text } from './utf8';

interface Question {
  readonly id: number;
  readonly file: Omit<FileToRead, 'countedBy'>;
  /** Missing if it is that of the question before: it may be long, and most files share it. */
  readonly countedBy?: string;
}

interface Answer {
  readonly id: number;
  readonly plan: ReadPlan | undefined;
}

/** MB. What a plan leaves behind is garbage; more room for it makes the thread larger, not faster. */
const youngGeneration = 12;

/** Throws if there can be no thread. Each reader has its own, which never keeps the process alive. */
export function startPlanThread(): PlanReader {
  const thread = new Worker(__filename, {
    argv: [],
    resourceLimits: { maxYoungGenerationSizeMb: youngGeneration },
  });
  thread.unref();
  const waiting = new Map<number, { resolve: (plan: ReadPlan | undefined) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let lastKey: string | undefined;
  let ended: Error | undefined;

  function end(error: Error): void {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  }
  thread.on('error', end);
  thread.on('messageerror', end);
  thread.on('exit', (code) => end(new Error(`the thread ended with code ${code}`)));
  thread.on('message', ({ id, plan }: Answer) => {
    waiting.get(id)?.resolve(plan);
    waiting.delete(id);
  });

  return {
    async read({ countedBy, ...file }) {
      if (ended !== undefined) throw ended;
      const id = ++lastId;
      const plan = await new Promise<ReadPlan | undefined>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, file, ...(countedBy === lastKey ? {} : { countedBy }) } satisfies Question);
        lastKey = countedBy;
      });
      return () => plan;
    },
    dispose: () => void thread.terminate(),
  };
}

/** The other end, in the thread: one file after the other. */
export function servePlanReader(): void {
  const port = parentPort!;
  yieldToOthers();
  const reader = planReader({ fileSystem: new BlockingFileSystem(), utf8Text });
  let countedBy = '';
  let done = Promise.resolve();
  port.on('message', (question: Question) => {
    done = done.then(async () => {
      countedBy = question.countedBy ?? countedBy;
      const read = await reader.read({ ...question.file, countedBy });
      port.postMessage({ id: question.id, plan: read() } satisfies Answer);
    });
  });
}

/** Whoever types goes first where processors are few. On Linux alone a thread has a priority of its own. */
function yieldToOthers(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it.
  }
}
