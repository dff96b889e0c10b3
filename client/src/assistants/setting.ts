/** What is offered to assistants. Nothing, unless the user has chosen. */
import { Disposable, workspace } from 'vscode';
import { settingsSection } from '../../../server/src/protocol/messages';

type Offer = 'off' | 'tools' | 'server';

function offered(): Offer {
  return workspace.getConfiguration(settingsSection).get<Offer>('assistants', 'off');
}

/** Offers while the setting says so; `start` makes what is offered, and its disposal takes it back. */
export function whileOffered(offer: Offer, start: () => Disposable): Disposable {
  let running: Disposable | undefined;
  const follow = (): void => {
    if (offered() === offer) running ??= start();
    else stop();
  };
  const stop = (): void => {
    running?.dispose();
    running = undefined;
  };
  follow();
  return Disposable.from(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settingsSection}.assistants`)) follow();
    }),
    { dispose: stop },
  );
}
