/** Measures everything and prints it as Markdown; `run.mjs` has the options. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Analysis, RuleCost, WordCost, WordTask } from './analysis';
import type { LedgerCost } from './ledgers';
import { measureCheck } from './check';
import { show, summarize, table, times, type Samples } from './measure';
import { installPeers, measurePeer, peers, type PeerFigures } from './peers';
import { measureServer, measureStart, setBefore, startServer, type ProtocolFigures } from './protocol';
import { denseText, planText, sizes, source, type Size } from './texts';
import { measureViews } from './views';
import { measureWorkspace } from './workspace';
import { measureWriting } from './writing';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const only = args
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const wants = (section: string): boolean => only === undefined || only.includes(section);
const measured: readonly Size[] = quick ? sizes.slice(0, 3) : sizes;

const sections: string[] = [];

function say(title: string, ...parts: readonly string[]): void {
  const text = [`## ${title}`, ...parts].join('\n\n');
  sections.push(text);
  console.log(`\n${text}`);
}

async function analyse<T>(bytes: number, samples: number, what = ''): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join('out', 'bench', 'analysis.js'), String(bytes), String(samples), what],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout) as T;
}

/** Small texts need more: the first hundred rounds run in code that V8 has not compiled yet. */
const samplesFor = ({ bytes }: Size): number =>
  Math.round((bytes > 2_000_000 ? 8 : bytes > 500_000 ? 25 : bytes > 50_000 ? 80 : 300) / (quick ? 2 : 1));

async function analysis(): Promise<void> {
  const rows: string[][] = [];
  for (const size of measured) {
    const { lines, entries, findings, parse, full, key, outline, tokens } = await analyse<Analysis>(
      size.bytes,
      samplesFor(size),
    );
    rows.push([
      size.name,
      lines.toLocaleString('en'),
      entries.toLocaleString('en'),
      String(findings),
      ...[parse, full].map(({ min, p50 }) => `${show(min)} / ${show(p50)}`),
      ...[key, outline, tokens].map(({ p50, p95 }) => `${show(p50)} / ${show(p95)}`),
    ]);
  }
  say(
    'In process',
    'Milliseconds. Parse and full analysis (parse and all rules, warm): least / p50. The rest after one character in the middle: p50 / p95.',
    table(
      [
        'size',
        'lines',
        'entries',
        'findings',
        'parse',
        'full analysis',
        'edit and check',
        'outline',
        'tokens of 60 lines',
      ],
      rows,
    ),
  );
}

async function rules(): Promise<void> {
  const small = await analyse<RuleCost[]>(100_000, quick ? 5 : 15, 'rules');
  const large = await analyse<RuleCost[]>(1_000_000, quick ? 5 : 15, 'rules');
  const rows = large.map(({ code, fresh, key }, index) => [
    code,
    show(fresh.min),
    show(key.min),
    times(fresh.min, small[index]!.fresh.min),
  ]);
  say(
    'Rule by rule',
    'Milliseconds at 1 MB, least of the samples: all lines fresh, and after one character. Growth of the fresh check from 100 KB.',
    table(['rule', 'fresh', 'key', 'growth'], rows),
  );
}

/** Thirty pages of 22 lines with 28 characters. */
const thirtyPages = 30 * 22 * 28 * 3;

async function ledgers(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join('out', 'bench', 'ledgers.js'),
    quick ? '3' : '10',
  ]);
  const cost = JSON.parse(stdout) as LedgerCost;
  const row = (name: string, { p50, p95 }: Samples): string[] => [name, `${show(p50)} / ${show(p95)}`];
  say(
    'Comparing, and ledgers',
    'Milliseconds in process: p50 / p95.',
    table(
      ['what', 'ms'],
      [
        row('two parsed plans of 100 items', cost.compare),
        row('500 plans of 40 items, from their texts, against one', cost.compareMany),
        row('a ledger of 20,000 rows, from the parsed plan', cost.out),
        row('the same ledger, read and compared with the plan', cost.in),
      ],
    ),
  );
}

async function word(): Promise<void> {
  const cost = await analyse<WordCost>(thirtyPages, quick ? 10 : 40, 'word');
  /** What may be waited for; milliseconds. */
  const row = (name: string, limit: string, task: WordTask): string[] => {
    const { p50, p95 } = cost.warm[task];
    return [name, limit, show(cost.first[task]), `${show(p50)} / ${show(p95)}`];
  };
  say(
    'Word files',
    'Milliseconds for a plan of thirty pages, in process: the limit, the first time and, warm, p50 / p95.',
    table(
      ['what', 'limit', 'first', 'warm'],
      [
        row('import of a .docx: its text', '150', 'in'),
        row('check in place: findings, and their places in Word', '250', 'check'),
        row('return: a copy with tracked changes and comments', '', 'back'),
        row('export to .docx, with the table of tasks', '300', 'out'),
      ],
    ),
  );
}

/**
 * The least of each figure. The runs alternate, and other work on the machine disturbs now one, now another.
 */
function quietest(runs: readonly ProtocolFigures[]): ProtocolFigures {
  const least = (pick: (figures: ProtocolFigures) => Samples | undefined): Samples | undefined =>
    runs
      .map(pick)
      .filter((samples) => samples !== undefined)
      .sort((a, b) => a.p50 - b.p50)[0];
  const [first] = runs as [ProtocolFigures];
  const memory = runs.flatMap(({ peakMemory }) => peakMemory ?? []);
  return {
    ...first,
    key: least(({ key }) => key)!,
    all: least((figures) => figures.all)!,
    enter: least(({ enter }) => enter)!,
    outline: least(({ outline }) => outline)!,
    tokens: least(({ tokens }) => tokens),
    peakMemory: memory.length === 0 ? undefined : Math.max(...memory),
  };
}

async function protocol(): Promise<void> {
  const rows: string[][] = [];
  const all: Record<'floor' | 'ours', ProtocolFigures[]> = { floor: [], ours: [] };
  for (const size of measured) {
    const effort =
      size.bytes > 2_000_000
        ? { warmups: 10, samples: 40 }
        : quick
          ? { warmups: 30, samples: 60 }
          : { warmups: 100, samples: 300 };
    const runs: Record<'floor' | 'ours', ProtocolFigures[]> = { floor: [], ours: [] };
    for (let round = 0; round < (quick || size.bytes > 2_000_000 ? 1 : 3); round++) {
      for (const name of ['floor', 'ours'] as const) runs[name].push(await measureServer(name, size, effort));
    }
    const floor = quietest(runs.floor);
    const ours = quietest(runs.ours);
    all.floor.push(floor);
    all.ours.push(ours);
    const beside = (pick: (figures: ProtocolFigures) => { p50: number; p95: number }): string[] => [
      show(pick(floor).p50),
      `${show(pick(ours).p50)} / ${show(pick(ours).p95)}`,
      times(pick(ours).p50, pick(floor).p50),
    ];
    rows.push([
      size.name,
      ...beside(({ key }) => key),
      `${show(ours.all.p50)} / ${show(ours.all.p95)}`,
      `${show(ours.enter.p50)} / ${show(ours.enter.p95)}`,
      ...beside(({ outline }) => outline),
      `${show(ours.tokens!.p50)} / ${show(ours.tokens!.p95)}`,
    ]);
  }
  const growth =
    all.ours.length < 3
      ? ''
      : `Growth of a key from 10 KB to 1 MB: ${times(all.ours[2]!.key.p50, all.ours[0]!.key.p50)} (floor ${times(all.floor[2]!.key.p50, all.floor[0]!.key.p50)}).`;
  say(
    'Over stdio',
    'Milliseconds from didChange to the answer, p50 / p95, both ends of the protocol included. “all findings” is the same for a client that names no earlier result, “Enter” a line end put in or taken out. Up to 1 MB of three runs, floor and ours by turns, the quietest.',
    table(
      [
        'size',
        'key: floor',
        'key: ours',
        'ratio',
        'all findings',
        'Enter',
        'outline: floor',
        'outline: ours',
        'ratio',
        'tokens of 60 lines',
      ],
      rows,
    ),
    growth,
    `Bytes of the outline, floor and ours: ${measured.map(({ name }, index) => `${name} ${all.floor[index]!.outlineBytes.toLocaleString('en')} and ${all.ours[index]!.outlineBytes.toLocaleString('en')}`).join('; ')}.`,
    `Peak memory of the server after all this: ${measured.map(({ name }, index) => `${name} ${all.ours[index]!.peakMemory?.toFixed(0) ?? '?'} MB (floor ${all.floor[index]!.peakMemory?.toFixed(0) ?? '?'})`).join(', ')}.`,
  );
}

const both = ({ p50, p95 }: Samples): string => `${show(p50)} / ${show(p95)}`;

async function writing(): Promise<void> {
  const rows: string[][] = [];
  for (const size of measured.filter(({ bytes }) => bytes < 2_000_000)) {
    const effort = quick ? { warmups: 20, samples: 60 } : { warmups: 60, samples: 200 };
    const { completion, units, enter } = await measureWriting(size, effort);
    rows.push([size.name, both(completion), String(units), both(enter)]);
  }
  say(
    'Writing',
    'Milliseconds from didChange to the answer, p50 / p95: the units that fit after a letter in a note (bar: 5), and the number after Enter (bar: 10).',
    table(['size', 'completion in a note', 'units offered', 'Enter answer'], rows),
  );
}

async function views(): Promise<void> {
  // In multiples of four: letters and line ends, put in and taken out.
  const effort = quick ? { warmups: 20, samples: 60 } : { warmups: 40, samples: 200 };
  const texts: readonly (readonly [string, string])[] = [
    ['100 KB', planText(100_000)],
    ['1 MB', planText(1_000_000)],
    ['1 MB, dense', denseText(1_000_000)],
  ];
  const rows: string[][] = [];
  for (const [size, text] of texts)
    for (const { name, count, rows: made, caret, keyMeanwhile } of await measureViews(text, effort))
      rows.push([size, name, String(count), both(made), both(caret), both(keyMeanwhile)]);
  say(
    'Views',
    'Milliseconds, p50 / p95: from the findings behind a key to the rows (bar: 50), from there to the row of the caret, and a key while rows are made. Dense: short items, each with two targets.',
    table(['size', 'view', 'rows', 'findings to rows', 'row of the caret', 'a key meanwhile'], rows),
  );
}

async function workspace(): Promise<void> {
  const effort = quick ? { warmups: 5, samples: 20 } : { warmups: 10, samples: 60 };
  const figures = await measureWorkspace(quick ? 1000 : 5000, effort);
  const { plans, seconds, memory, peakMemory, symbols, symbolsBehindKey, renamedIn, rename } = figures;
  say(
    'Workspace',
    `${plans.toLocaleString('en')} plans of 20 KB in 50 folders. Milliseconds, p50 / p95, over stdio. A key comes in bursts of three, so every third finds the server at work.`,
    table(
      ['what', 'figure', 'bar'],
      [
        ['index of all plans, in the background', `${seconds.toFixed(1)} s`, '8 s'],
        ['memory then / at most', `${memory?.toFixed(0) ?? '?'} / ${peakMemory?.toFixed(0) ?? '?'} MB`, '250 MB'],
        ['key in an open plan meanwhile', both(figures.keyMeanwhile), 'as afterwards'],
        ['key afterwards', both(figures.keyAfterwards), ''],
        ...symbols.map(({ query, found, samples }) => [`symbols for “${query}” (${found})`, both(samples), '20']),
        ['symbols right behind a key', both(symbolsBehindKey), '20'],
        [`completion in a note (${figures.unitsOffered} units)`, both(figures.completion), '5'],
        [`rename preview of a unit in ${renamedIn} plans`, both(rename), '150'],
      ],
    ),
  );
}

/** This build beside another, by turns: `--before DIR` names the folder of its server.js. */
async function compare(folder: string): Promise<void> {
  setBefore(folder);
  const rows: string[][] = [];
  const ratio = (now: number, then: number): string => `${show(then)} → ${show(now)} (${times(now, then)})`;
  for (const size of measured.filter(({ bytes }) => bytes < 2_000_000)) {
    const runs: Record<'ours' | 'before', ProtocolFigures[]> = { ours: [], before: [] };
    const effort = quick ? { warmups: 30, samples: 60 } : { warmups: 100, samples: 300 };
    for (let round = 0; round < (quick ? 1 : 3); round++)
      for (const name of ['before', 'ours'] as const) runs[name].push(await measureServer(name, size, effort));
    const [now, then] = [quietest(runs.ours), quietest(runs.before)];
    const figures: readonly ((figures: ProtocolFigures) => number)[] = [
      ({ key }) => key.p50,
      ({ all }) => all.p50,
      ({ enter }) => enter.p50,
      ({ outline }) => outline.p50,
      ({ tokens }) => tokens!.p50,
      ({ peakMemory }) => peakMemory ?? NaN,
    ];
    rows.push([size.name, ...figures.map((figure) => ratio(figure(now), figure(then)))]);
  }
  const text = planText(20_000);
  const starts: Record<'ours' | 'before', number[]> = { ours: [], before: [] };
  for (let round = 0; round < (quick ? 5 : 15); round++)
    for (const name of ['before', 'ours'] as const) starts[name].push(await startServer(name, text));
  say(
    'Beside the build before',
    'Milliseconds over stdio, p50 of the quieter run, by turns: before → now, and how many times as long. Memory in MB.',
    table(['size', 'key', 'all findings', 'Enter', 'outline', 'tokens of 60 lines', 'peak memory'], rows),
    `Start to the findings of a plan of 20 KB: ${ratio(summarize(starts.ours).p50, summarize(starts.before).p50)}.`,
  );
}

async function start(): Promise<void> {
  const { node, floor, ours } = await measureStart(quick ? 5 : 15);
  say(
    'Start',
    'Milliseconds from starting the process to the findings of a plan of 20 KB: least / p50.',
    table(
      ['', 'least', 'p50', 'beyond Node’s own start'],
      [
        ['Node alone', show(node.min), show(node.p50), ''],
        ['floor', show(floor.min), show(floor.p50), show(floor.p50 - node.p50)],
        ['ours', show(ours.min), show(ours.p50), show(ours.p50 - node.p50)],
      ],
    ),
  );
}

async function check(): Promise<void> {
  const figures = await measureCheck(quick ? [100, 1000] : [100, 250, 500, 1000, 4000], quick ? 1 : 3);
  say(
    'gzyd check',
    `Plans of 20 KB, ${availableParallelism()} cores.`,
    table(
      ['files', 'seconds', 'peak MB'],
      figures.map(({ files, seconds, peakMemory }) => [
        String(files),
        seconds.toFixed(2),
        peakMemory?.toFixed(0) ?? '?',
      ]),
    ),
  );
}

async function others(): Promise<void> {
  if (args.includes('--no-peers')) return say('Other services', 'Not measured: left out by --no-peers.');
  const failure = installPeers();
  if (failure !== undefined) {
    failures.push(failure);
    return say('Other services', `**Not measured**: ${failure}.`);
  }
  const compared = measured.filter(({ bytes }) => bytes < 2_000_000);
  const own = new Map<Size, Analysis>();
  const theirs = new Map<string, PeerFigures>();
  for (const size of compared) {
    for (let round = 0; round < (quick ? 1 : 2); round++) {
      own.set(
        size,
        quieter(own.get(size), await analyse<Analysis>(size.bytes, samplesFor(size)), ({ full }) => full.p50),
      );
      for (const peer of peers) {
        const name = peer.key + size.name;
        const before = theirs.get(name);
        if (before !== undefined && (before.full ?? Infinity) > slow) continue;
        theirs.set(
          name,
          quieter(before, await measurePeer(peer, size, quick ? 1500 : 5000), ({ full }) => full ?? Infinity),
        );
      }
    }
  }
  const rows = [
    ['this project', ...compared.map((size) => `${show(own.get(size)!.full.p50)} / ${show(own.get(size)!.key.p50)}`)],
    ...peers.map((peer) => [
      peer.name,
      ...compared.map((size) => cell(theirs.get(peer.key + size.name)!, own.get(size)!)),
    ]),
  ];
  say(
    'Other services, in process',
    'Milliseconds, p50: full analysis / key; in brackets how many times ours. The quieter of two runs, all by turns. Each does what it is for: none of them knows a plan’s structure, and textlint runs two rules.',
    table(['service', ...compared.map(({ name }) => name)], rows),
  );
}

/** Milliseconds; a service that takes longer is measured once. */
const slow = 1000;

function quieter<T>(before: T | undefined, now: T, of: (figures: T) => number): T {
  return before !== undefined && of(before) <= of(now) ? before : now;
}

function cell({ full, key, why }: PeerFigures, own: Analysis): string {
  if (full === undefined || key === undefined) return why ?? '–';
  return `${show(full)} / ${show(key)} (${times(full, own.full.p50)} / ${times(key, own.key.p50)})`;
}

function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${model}), ${memory} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}. The text: ${source}, repeated.`;
}

const marks = {
  from: '<!-- bench: from here on written by `npm run bench -- --write` -->',
  to: '<!-- bench: up to here -->',
};

function write(): void {
  const file = path.join('docs', 'performance.md');
  const before = readFileSync(file, 'utf8');
  const [head, rest] = before.split(marks.from);
  const tail = rest?.split(marks.to)[1];
  if (head === undefined || tail === undefined) throw new Error(`${file} has no place for the tables.`);
  writeFileSync(
    file,
    `${head}${marks.from}\n\n${machine()}\n\n${sections.map((text) => text.replace(/^## /, '### ')).join('\n\n')}\n\n${marks.to}${tail}`,
  );
}

/** What was asked for but could not be measured. */
const failures: string[] = [];

async function main(): Promise<void> {
  console.log(machine());
  const before = args.find((arg) => arg.startsWith('--before='))?.slice('--before='.length);
  if (before !== undefined) return compare(before);
  const all = { protocol, writing, views, analysis, rules, word, ledgers, start, workspace, check, peers: others };
  for (const [name, run] of Object.entries(all)) if (wants(name)) await run();
  for (const failure of failures) console.error(`\n!!! NOT MEASURED: ${failure}`);
  if (failures.length > 0) {
    process.exitCode = 1;
    if (args.includes('--write')) console.error('Nothing was written: the tables would be incomplete.');
  } else if (args.includes('--write')) write();
}

void main();
