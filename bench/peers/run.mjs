// One peer, one text, in a process of its own: `node run.mjs <peer> <text file> <line> <column> <budget ms>` prints
// JSON. "full" is a whole analysis of a fresh text in a warm process, "key" one character put in or taken out in the
// middle and then everything requested again.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const [, , name, file, line, column, budget] = process.argv;
const text = readFileSync(file, 'utf8');
const starts = [0];
for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
const at = starts[Number(line)] + Number(column);

const uri = (version) => `file:///bench/${version}.md`;

/** Each takes a text (and a version) and does what an editor would ask for. */
const peers = {
  async markdown() {
    const { default: MarkdownIt } = await import('markdown-it');
    const { URI } = await import('vscode-uri');
    const { TextDocument } = await import('vscode-languageserver-textdocument');
    const service = await import('vscode-markdown-languageservice');
    const { CancellationTokenSource, Emitter } = (await import('vscode-languageserver')).default;
    const parser = new MarkdownIt({ html: true });
    const token = new CancellationTokenSource().token;
    return async (content, version) => {
      const document = Object.assign(TextDocument.create(uri(version), 'markdown', version, content), {
        $uri: URI.parse(uri(version)),
      });
      const none = new Emitter().event;
      const workspace = {
        workspaceFolders: [],
        onDidChangeMarkdownDocument: none,
        onDidCreateMarkdownDocument: none,
        onDidDeleteMarkdownDocument: none,
        getAllMarkdownDocuments: () => [document],
        hasMarkdownDocument: () => true,
        openMarkdownDocument: async () => document,
        stat: async () => undefined,
        readDirectory: async () => [],
      };
      const instance = service.createLanguageService({
        workspace,
        parser: { slugifier: service.githubSlugifier, tokenize: async (doc) => parser.parse(doc.getText(), {}) },
        logger: { level: service.LogLevel.Off, log() {} },
      });
      const options = {
        validateReferences: 'warning',
        validateFragmentLinks: 'warning',
        validateFileLinks: 'ignore',
        validateMarkdownFileLinkFragments: 'ignore',
        validateUnusedLinkDefinitions: 'hint',
        validateDuplicateLinkDefinitions: 'warning',
        ignoreLinks: [],
      };
      const diagnostics = await instance.computeDiagnostics(document, options, token);
      const outline = await instance.getDocumentSymbols(document, { includeLinkDefinitions: false }, token);
      instance.dispose();
      return diagnostics.length + outline.length;
    };
  },
  async json() {
    const { getLanguageService } = await import('vscode-json-languageservice');
    const { TextDocument } = await import('vscode-languageserver-textdocument');
    const service = getLanguageService({});
    return async (content, version) => {
      const document = TextDocument.create(`file:///bench/${version}.json`, 'json', version, content);
      const parsed = service.parseJSONDocument(document);
      const diagnostics = await service.doValidation(document, parsed);
      return diagnostics.length + service.findDocumentSymbols2(document, parsed, { resultLimit: 1e6 }).length;
    };
  },
  async markdownlint() {
    const { lint } = await import('markdownlint/sync');
    return (content) => lint({ strings: { content }, config: { default: true } }).content.length;
  },
  async textlint() {
    const { TextlintKernel } = await import('@textlint/kernel');
    const { default: plugin } = await import('@textlint/textlint-plugin-text');
    const pair = (await import('@textlint-rule/textlint-rule-no-unmatched-pair')).default;
    const control = (await import('@textlint-rule/textlint-rule-no-invalid-control-character')).default;
    const unwrap = (module) => module.default ?? module;
    const kernel = new TextlintKernel();
    return async (content) =>
      (
        await kernel.lintText(content, {
          filePath: 'bench.txt',
          ext: '.txt',
          plugins: [{ pluginId: 'text', plugin: unwrap(plugin) }],
          rules: [
            { ruleId: 'no-unmatched-pair', rule: unwrap(pair) },
            { ruleId: 'no-invalid-control-character', rule: unwrap(control) },
          ],
        })
      ).messages.length;
  },
  async zhlint() {
    const { run } = await import('zhlint');
    return (content) => run(content, { rules: { preset: 'default' } }).validations.length;
  },
  async autocorrect() {
    const {
      default: { lintFor },
    } = await import('autocorrect-node');
    let known = [];
    // It keeps no text: our driver hands it the lines, and after a key the changed line.
    return (content, version) => {
      const lines = content.split('\n');
      let messages = 0;
      if (version < 0) known = [];
      lines.forEach((one, index) => {
        if (known[index] !== one) messages += lintFor(one, 'bench.txt').lines.length;
      });
      known = lines;
      return messages;
    };
  },
};

const analyse = await peers[name]();
const limit = Number(budget);
let version = 0;

/** As many rounds as the budget allows, but at least two; the first half warms up. */
async function sample(make, sign) {
  const begun = performance.now();
  const durations = [];
  while (durations.length < 20 && (durations.length < 2 || performance.now() - begun < limit)) {
    const content = make(durations.length);
    const start = performance.now();
    await analyse(content, sign * ++version);
    durations.push(performance.now() - start);
    if (durations[0] > limit) break;
  }
  const used = durations.slice(durations.length >> 1).sort((a, b) => a - b);
  return { p50: used[used.length >> 1], count: used.length };
}

/** A text that no cache knows. */
const full = await sample((round) => text + '\n'.repeat(round + 1), -1);
const key = await sample((round) => (round % 2 === 0 ? `${text.slice(0, at)}新${text.slice(at)}` : text), 1);
process.stdout.write(JSON.stringify({ full, key }));
