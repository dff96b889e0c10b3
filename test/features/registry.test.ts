/** The table of features: what each row says is true of the server made from it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { features } from '../../server/src/features/registry';
import { clientSupport } from '../../server/src/protocol/clientSupport';
import { fullCapabilities, LanguageServer } from '../support/languageServer';

const client = clientSupport({ processId: null, rootUri: null, capabilities: fullCapabilities });

describe('the table of features', () => {
  it('has each method once, and a feature for each file', () => {
    const methods = features.map(({ method }) => method);
    assert.equal(new Set(methods).size, methods.length);
    const files = readdirSync(path.join('server', 'src', 'features')).filter(
      (name) => name.endsWith('.ts') && name !== 'feature.ts' && name !== 'registry.ts',
    );
    assert.ok(files.length > 0 && files.length <= methods.length);
  });

  it('says of every row what it works on', () => {
    for (const { method, plan, config, workspace } of features)
      assert.equal(workspace === undefined, plan !== undefined || config !== undefined, method);
  });

  it('is what the server announces', async function () {
    this.timeout(20_000);
    const server = new LanguageServer();
    try {
      const { capabilities } = await server.initialize(fullCapabilities, { initializationOptions: {} });
      for (const { method, capability } of features)
        for (const [name, value] of Object.entries(capability(client) ?? {}))
          assert.deepEqual((capabilities as Record<string, unknown>)[name], value, method);
      const offered = new Set(features.flatMap(({ capability }) => Object.keys(capability(client) ?? {})));
      const ownWords = new Set(['positionEncoding', 'textDocumentSync', 'workspace']);
      assert.deepEqual(
        Object.keys(capabilities).filter((name) => !offered.has(name) && !ownWords.has(name)),
        [],
      );
    } finally {
      server.kill();
    }
  });
});
