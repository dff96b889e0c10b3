/** Messages that no sound editor sends; random ones from `choices`. */
import { features } from '../../server/src/features/registry';
import { pick, type Choices } from './choices';

export const uris = ['file:///tmp/a.txt', 'file:///tmp/b.txt', 'untitled:c', 'file:///tmp/gzyd.yaml'] as const;

/** Requests that answer with an error or a value, whatever the parameters, and end. */
export const requestMethods: readonly string[] = [
  // One of them is answered only when there is news.
  ...features.map(({ method }) => method).filter((method) => method !== 'workspace/diagnostic'),
  'nonsense',
  '',
  '$/nonsense',
  'initialize',
  '__proto__',
];

export const notificationMethods = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  '$/cancelRequest',
  '$/setTrace',
  '$/progress',
  'initialized',
  'nonsense',
  'window/workDoneProgress/cancel',
] as const;

const scalars: readonly unknown[] = [
  null,
  0,
  -1,
  1e300,
  -1e300,
  0.5,
  2 ** 31,
  2 ** 53,
  '',
  'x',
  '1',
  true,
  [],
  {},
  [null],
  { line: 0 },
  'file:///tmp/a.txt',
  '\ud800',
  { __proto__: null },
];

function number(choices: Choices): unknown {
  return choices.below(3) === 0 ? pick(choices, scalars) : pick(choices, [0, 1, 2, 3, 5, 8, 40, 9999, -1]);
}

function position(choices: Choices): unknown {
  return choices.below(8) === 0 ? pick(choices, scalars) : { line: number(choices), character: number(choices) };
}

function range(choices: Choices): unknown {
  return choices.below(8) === 0 ? pick(choices, scalars) : { start: position(choices), end: position(choices) };
}

const texts = [
  '',
  '一、甲\n1.乙。（责任单位：丙科）\n3.丁。\n',
  '（'.repeat(300),
  '\r',
  '\ud800',
  '6月底前新建12所',
  'profile: strict\nrules:\n  "text/*": off\n',
  'profile: "',
];

export function params(choices: Choices): unknown {
  if (choices.below(8) === 0) return pick(choices, scalars);
  const all: Record<string, unknown> = {
    textDocument:
      choices.below(8) === 0
        ? pick(choices, scalars)
        : {
            uri: choices.below(6) === 0 ? pick(choices, scalars) : pick(choices, uris),
            version: number(choices),
            languageId: pick(choices, ['gongzuoyaodian', 'yaml', 5]),
            text: pick(choices, [...texts, ...scalars]),
          },
    position: position(choices),
    range: range(choices),
    positions: choices.below(4) === 0 ? pick(choices, scalars) : [position(choices), position(choices)],
    contentChanges:
      choices.below(6) === 0
        ? pick(choices, scalars)
        : [
            { range: range(choices), rangeLength: number(choices), text: pick(choices, texts) },
            choices.below(3) === 0 ? pick(choices, scalars) : { text: pick(choices, texts) },
          ],
    context:
      choices.below(4) === 0
        ? pick(choices, scalars)
        : {
            diagnostics: pick(choices, [[], null, [null], [{ code: 5, range: null }]]),
            only: pick(choices, [undefined, [], ['quickfix'], [5], 'source']),
            includeDeclaration: true,
            triggerKind: number(choices),
          },
    previousResultId: pick(choices, ['1', '2', 5, null]),
    options: pick(choices, scalars),
    limit: number(choices),
    settings: pick(choices, [
      null,
      5,
      { gongzuoyaodian: { rules: 5, profile: [], planYear: 'x' } },
      { gongzuoyaodian: null },
    ]),
    changes:
      choices.below(3) === 0
        ? pick(choices, scalars)
        : [{ uri: pick(choices, [...uris, 5, null]), type: number(choices) }],
    event:
      choices.below(2) === 0
        ? pick(choices, scalars)
        : { added: [{ uri: pick(choices, scalars), name: 'x' }], removed: pick(choices, [[], null]) },
    id: number(choices),
    value: pick(choices, scalars),
    token: pick(choices, scalars),
  };
  for (const key of Object.keys(all)) if (choices.below(10) === 0) delete all[key];
  return all;
}

/** A message with its header. */
export function frame(message: unknown): Buffer {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}
