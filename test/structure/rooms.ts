/**
 * The rooms of the house: every folder of the source, and all that it may import. What isn't listed is refused, so a
 * new folder needs a row. `docs/architecture.md` draws the same picture.
 */
export interface Room {
  /** Folders whose files it may import, besides its own. A folder stands for itself alone, not for those below it. */
  readonly rooms: readonly string[];
  /**
   * Packages and Node's own modules that it may import, by their first part: `yaml`, `node:`, `vscode-languageserver`.
   */
  readonly packages?: readonly string[];
}

const scan = ['scan', 'scan/quantities', 'scan/responsibility'];
const plan = ['plan', 'plan/outline', 'plan/numbering', 'plan/facts', 'plan/identity'];
const ruleFamilies = ['rules/numbering', 'rules/responsibility', 'rules/targets', 'rules/text', 'rules/structure'];
const core = ['text', ...scan, ...plan];

/** Paths from `server/src`; `.` holds the server's wiring. */
export const serverRooms: Readonly<Record<string, Room>> = {
  // What a line of text says, and what a plan is. No I/O, no editor, no connection.
  text: { rooms: [] },
  scan: { rooms: ['text', ...scan] },
  'scan/quantities': { rooms: ['text', 'scan'] },
  'scan/responsibility': { rooms: ['text', 'scan'] },
  plan: { rooms: ['text', 'scan', ...plan] },
  'plan/outline': { rooms: ['text', 'scan', 'plan'] },
  'plan/facts': { rooms: ['text', 'scan', 'plan', 'plan/outline'] },
  'plan/numbering': { rooms: ['text', 'scan', 'plan', 'plan/outline', 'plan/facts'] },
  'plan/identity': { rooms: ['text', 'scan', 'plan', 'plan/outline', 'plan/facts'] },
  // What is wrong with a plan.
  rules: { rooms: [...core, ...ruleFamilies] },
  ...Object.fromEntries(ruleFamilies.map((family) => [family, { rooms: [...core, 'rules', ...ruleFamilies] }])),
  // What the user has configured, and what is reported under it.
  async: { rooms: [] },
  files: { rooms: ['text', 'plan', 'async', 'import', 'office'], packages: ['vscode-uri'] },
  config: { rooms: ['text', 'rules', 'files', 'ledger'], packages: ['yaml'] },
  // `gzyd.yaml` as an open text.
  'config/document': { rooms: ['text', 'rules', 'config'], packages: ['yaml'] },
  findings: { rooms: [...core, 'rules', 'config', 'async'] },
  // What is made of a plan: changes of it, views on it, formats of it.
  refactor: { rooms: [...core, 'rules', 'rules/responsibility', 'rules/text'] },
  views: {
    rooms: [...core, 'rules', 'rules/responsibility', 'findings', 'protocol', 'async'],
    packages: ['vscode-languageserver-types'],
  },
  'views/trees': {
    rooms: [...core, 'rules', 'findings', 'views', 'protocol', 'async'],
  },
  'views/completions': { rooms: [...core, 'rules', 'rules/responsibility'] },
  workspace: { rooms: [...core, 'views', 'views/trees', 'protocol', 'async'] },
  // HTML of a clipboard and of pages.
  html: { rooms: ['word'] },
  // Word files. `office` is what hosts load when the first one comes.
  word: { rooms: ['text'], packages: ['diff', 'fflate', 'saxes'] },
  // Other files that plans come in: .doc, RTF, web pages.
  import: { rooms: ['text', 'files', 'html', 'word'] },
  // Workbooks are zip files of XML parts, too.
  xlsx: { rooms: ['text', 'word'], packages: ['saxes'] },
  office: {
    rooms: [
      ...['text', 'plan', 'html', 'import', 'word', 'layout', 'layout/docx', 'layout/html', 'xlsx', 'ledger'],
      'merge',
    ],
    packages: ['fflate'],
  },
  report: { rooms: ['text', 'rules', 'findings', 'files'] },
  export: { rooms: core },
  // Two plans compared, and the ledger of one.
  ledger: { rooms: [...core, 'xlsx'] },
  // Drafts of many departments as one plan.
  merge: { rooms: [...core, 'refactor', 'ledger', 'xlsx'] },
  // A plan as a document: blocks with styles, and the files made of them.
  layout: { rooms: core },
  'layout/docx': { rooms: ['text', 'layout', 'word'], packages: ['fflate'] },
  'layout/html': { rooms: ['text', 'layout'] },
  // The language server.
  protocol: { rooms: ['text'], packages: ['vscode-languageserver-types', 'vscode-languageserver'] },
  features: {
    rooms: [
      ...core,
      'rules',
      'findings',
      'refactor',
      'views',
      'views/trees',
      'views/completions',
      'workspace',
      'protocol',
      'async',
      'features/actions',
    ],
    packages: ['vscode-languageserver-types', 'vscode-languageserver'],
  },
  'features/actions': {
    rooms: [...core, 'rules', 'rules/text', 'findings', 'refactor', 'features', 'protocol'],
    packages: ['vscode-languageserver-types'],
  },
  session: {
    rooms: [
      ...core,
      'async',
      'files',
      'rules',
      'rules/responsibility',
      'config',
      'config/document',
      'findings',
      'views',
      'views/completions',
      'workspace',
      'layout',
      'ledger',
      'office',
      'protocol',
      'features',
    ],
    packages: ['vscode-languageserver'],
  },
  '.': { rooms: ['rules', 'protocol', 'session', 'features'], packages: ['vscode-languageserver'] },
  // The hosts and the command line.
  // In Node, the server also answers assistants, with what the command line has for them.
  node: {
    rooms: ['.', 'session', 'files', 'office', 'cli', 'cli/mcp'],
    packages: ['node:', 'vscode-languageserver', 'vscode-uri'],
  },
  browser: { rooms: ['.', 'session', 'files'], packages: ['vscode-languageserver'] },
  cli: {
    rooms: [
      'text',
      'plan',
      'rules',
      'config',
      'config/document',
      'findings',
      'files',
      'office',
      'report',
      'export',
      'ledger',
      'async',
      'node',
      'cli/commands',
    ],
    packages: ['node:', 'commander', 'diff', 'ignore', 'vscode-uri'],
  },
  // The Model Context Protocol.
  'cli/mcp': {
    rooms: ['text', 'plan', 'rules', 'files', 'refactor', 'report', 'export', 'ledger', 'node', 'cli'],
    packages: ['node:', 'vscode-uri'],
  },
  'cli/commands': {
    rooms: [
      'text',
      'plan',
      'rules',
      'config',
      'config/document',
      'findings',
      'files',
      'refactor',
      'report',
      'export',
      'ledger',
      'merge',
      'layout',
      'office',
      'async',
      'node',
      'cli',
      'cli/mcp',
    ],
    packages: ['node:', 'vscode-uri'],
  },
};

/** Paths from the repository's root. The client knows the protocol, and how to recognise a plan and its encoding. */
const ofServer = ['server/src/protocol', 'server/src/text', 'server/src/plan', 'server/src/files'];
const client = ['client/src'];
export const clientRooms: Readonly<Record<string, Room>> = {
  'client/src': {
    rooms: [
      ...ofServer,
      'client/src/assistants',
      'client/src/commands',
      'client/src/views',
      'client/src/word',
      'client/src/ledger',
    ],
    packages: ['vscode', 'vscode-languageclient'],
  },
  'client/src/commands': {
    rooms: [...ofServer, ...client, 'client/src/views', 'client/src/word', 'client/src/ledger'],
    packages: ['vscode', 'vscode-languageclient'],
  },
  'client/src/views': {
    rooms: [...ofServer, ...client, 'client/src/commands', 'client/src/word'],
    packages: ['vscode', 'vscode-languageclient'],
  },
  'client/src/word': {
    rooms: [...ofServer, ...client, 'client/src/commands'],
    packages: ['vscode', 'vscode-languageclient'],
  },
  // Plans compared, ledgers, progress.
  'client/src/ledger': {
    rooms: [...ofServer, ...client, 'client/src/commands', 'client/src/word'],
    packages: ['vscode'],
  },
  // What is offered to assistants.
  'client/src/assistants': { rooms: [...ofServer, ...client], packages: ['vscode'] },
  'client/src/node': {
    rooms: [...client, 'client/src/assistants'],
    packages: ['vscode', 'vscode-languageclient', 'node:'],
  },
  'client/src/browser': { rooms: [...client, 'server/src/protocol'], packages: ['vscode', 'vscode-languageclient'] },
};

/** Files of the server that the client may import; no others in those rooms. */
export const seenByClient: readonly string[] = [
  'server/src/protocol/',
  'server/src/text/localized.ts',
  'server/src/plan/detect.ts',
  'server/src/files/base64.ts',
  'server/src/files/decode.ts',
  'server/src/files/revisionName.ts',
  'server/src/files/wordUris.ts',
];
