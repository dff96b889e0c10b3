/**
 * How every request is answered: never before pending input was looked
 * at, never with an exception, and not at all once it is cancelled.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Steps } from '../async/steps';
import type { Timer } from '../async/timer';

export type ServerState = 'new' | 'running' | 'shutDown';

export interface Answers {
  /**
   * The result of `work`, which is a value or runs in steps. A fault
   * is logged and answered by `neutral`: an editor has no use for it.
   */
  answer<T, N>(
    token: CancellationToken,
    neutral: N,
    work: () => T | Steps<T> | Promise<T>,
  ): Promise<T | N | ResponseError<never>>;
  /** The error that is the answer to any request before `initialize` and after `shutdown`; undefined in between. */
  refusal(): ResponseError<never> | undefined;
  readonly state: ServerState;
  setState(state: ServerState): void;
}

/** Longest stretch of work between two looks at the input, in milliseconds. */
const slice = 8;

export function createAnswers(timer: Timer, log: (message: string) => void): Answers {
  // A cancellation is read from the input between two turns of the event loop, so heavy work waits one turn.
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
        const result = work();
        if (!isSteps(result)) return await result;
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

function isSteps<T>(value: T | Steps<T> | Promise<T>): value is Steps<T> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    'next' in value &&
    typeof value.next === 'function'
  );
}
