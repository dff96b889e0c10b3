/** Requests about Word files and pages. */
import { State } from 'vscode-languageclient';
import type { PlanClient } from '../client';
import { text } from '../messages';
import { notify, warn } from '../notify';

/**
 * Undefined if the server doesn't run or fails, which the user has been told then. `unknown`: the answer about a text
 * that the server doesn't know.
 */
export async function askServer<R>(
  planClient: PlanClient,
  { method }: { readonly method: string },
  params: object,
  unknown?: R,
): Promise<R | undefined> {
  const { client, channel } = planClient;
  await planClient.ensureStarted();
  if (client.state !== State.Running) {
    notify(text('Work plan server is not running'));
    return undefined;
  }
  try {
    const answer = (await client.sendRequest<R | null>(method, params)) ?? unknown;
    return answer === undefined ? failed('no answer') : answer;
  } catch (error) {
    return failed(error);
  }

  function failed(error: unknown): undefined {
    channel.error(`${method} failed.`, error);
    warn(text('That did not work; see the output.'));
    return undefined;
  }
}
