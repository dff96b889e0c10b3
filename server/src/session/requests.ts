/**
 * How every request is answered: only after pending input has been
 * read, never with an exception, and not at all once it is cancelled.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../async/steps';
import type { Timer } from '../async/timer';

export type ServerState = 'new' | 'running' | 'shutDown';

export interface Answers {
  /**
   * The result of `work`, which is a value, or runs in steps, at once or after something to wait for. If it throws, the
   * error is logged and `neutral` is the answer: an editor could do nothing with the error.
   */
  answer<T, N>(
    token: CancellationToken,
    neutral: N,
    work: () => T | Steps<T> | Promise<T | Steps<T>>,
  ): Promise<T | N | ResponseError<never>>;
  /** The error that is the answer to any request before `initialize` and after `shutdown`; undefined in between. */
  refusal(): ResponseError<never> | undefined;
  readonly state: ServerState;
  setState(state: ServerState): void;
}

/** Milliseconds of work, at most, between two looks at the input. */
const slice = 8;

export function createAnswers(timer: Timer, log: (message: string) => void): Answers {
  // Cancellations are read between two turns of the event loop, so heavy work waits for one turn.
  const turn = (): Promise<void> => new Promise((resolve) => timer.setImmediate(resolve));
  const cancelled = (): ResponseError<never> =>
    new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');

  let state: ServerState = 'new';

  function refusal(): ResponseError<never> | undefined {
    if (state === 'new')
      return new ResponseError<never>(ErrorCodes.ServerNotInitialized, 'The server is not initialized.');
    return state === 'shutDown'
      ? new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server is shut down.')
      : undefined;
  }

  return {
    refusal,
    get state() {
      return state;
    },
    setState: (next) => (state = next),
    async answer(token, neutral, work) {
      const refused = refusal();
      if (refused !== undefined) return refused;
      try {
        await turn();
        if (token.isCancellationRequested) return cancelled();
        const result = await work();
        if (!isSteps(result)) return result;
        let since = timer.now();
        for (;;) {
          const step = result.next();
          if (step.done === true) return step.value;
          if (timer.now() - since < slice) continue;
          await turn();
          if (token.isCancellationRequested) return cancelled();
          since = timer.now();
        }
      } catch (error) {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return neutral;
      }
    },
  };
}

function isSteps<T>(value: T | Steps<T>): value is Steps<T> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    'next' in value &&
    typeof value.next === 'function'
  );
}
