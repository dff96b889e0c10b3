/**
 * Sample files of rules: `test/fixtures/rules/<family>/<name>.txt`, texts that carry their own expectations.
 *
 * A file is a row of cases. Each begins with a line `=== what it shows`, has a text, and may go on with parts:
 *
 *     === two stops
 *     1.抓安全。开展检查⟦。。⟧{warning; 重复}
 *     --- fixed
 *     1.抓安全。开展检查。
 *
 * `⟦…⟧` is where the rule reports something, and nowhere else; the signs are taken out before the text is read. They
 * may nest, cross lines and be empty. `{…}` behind them says more, parts apart by `;`: a severity, or words of the
 * message (Chinese or English). A case without `⟦…⟧` is one where the rule has to be silent.
 *
 * - `--- fixed`: the text when every finding has had its preferred fix, or else its first one.
 * - `--- offered`: some single fix gives exactly this text; may come more than once.
 * - `--- context`: a `RuleContext` as JSON, laid over the default one; `units` is the registry as `gzyd.yaml` has it.
 *
 * Line ends before the next `===` or `---` belong to no part. A line `# …` before the first case is a remark.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defaultContext, type RuleContext, type Severity } from '../../server/src/rules/types';
import { unitDirectory } from '../../server/src/config/units';
import type { UnitDefinition } from '../../server/src/config/units';

const samplesFolder = path.join('test', 'fixtures', 'rules');

export interface Expectation {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly severity?: Severity;
  readonly words: readonly string[];
}

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly Expectation[];
  readonly fixed?: string;
  readonly offered: readonly string[];
  readonly context: RuleContext;
}

const severities: readonly string[] = ['error', 'warning', 'information', 'hint'];

/** The samples of a rule, by its code; undefined when there is no file. */
export function samplesOf(code: string): Sample[] | undefined {
  const file = path.join(samplesFolder, `${code}.txt`);
  return existsSync(file) ? parseSamples(readFileSync(file, 'utf8')) : undefined;
}

/** The codes that have a sample file. */
export function sampledCodes(): string[] {
  return readdirSync(samplesFolder, { recursive: true })
    .map((file) => String(file).split(path.sep).join('/'))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length))
    .sort();
}

function contextOf(json: string): RuleContext {
  const { units, ...rest } = JSON.parse(json) as Omit<Partial<RuleContext>, 'units'> & {
    units?: (Partial<UnitDefinition> & { name: string })[];
  };
  const directory = unitDirectory(units?.map((unit) => ({ short: [], former: [], collective: false, ...unit })));
  return { ...defaultContext, ...rest, ...(directory === undefined ? {} : { units: directory }) };
}

function parseSamples(file: string): Sample[] {
  const samples: Sample[] = [];
  for (const part of file.split(/^=== /m).slice(1)) {
    const name = part.slice(0, part.indexOf('\n')).trim();
    const [marked, ...sections] = part.slice(part.indexOf('\n') + 1).split(/^--- /m);
    const named = sections.map((section) => {
      const end = section.indexOf('\n');
      return {
        title: (end < 0 ? section : section.slice(0, end)).trim(),
        text: end < 0 ? '' : withoutLineEnds(section.slice(end + 1)),
      };
    });
    for (const { title } of named)
      if (!['fixed', 'offered', 'context'].includes(title)) throw new Error(`${name}: unknown part “${title}”.`);
    const fixed = named.find(({ title }) => title === 'fixed')?.text;
    const context = named.find(({ title }) => title === 'context')?.text;
    samples.push({
      name,
      ...readMarks(name, withoutLineEnds(marked!)),
      ...(fixed === undefined ? {} : { fixed }),
      offered: named.filter(({ title }) => title === 'offered').map(({ text }) => text),
      context: context === undefined ? defaultContext : contextOf(context),
    });
  }
  return samples;
}

function withoutLineEnds(text: string): string {
  return text.replace(/\n+$/, '');
}

function readMarks(name: string, marked: string): { text: string; expected: Expectation[] } {
  let text = '';
  const open: number[] = [];
  const expected: Expectation[] = [];
  for (let index = 0; index < marked.length; index++) {
    const character = marked[index]!;
    if (character === '⟦') open.push(text.length);
    else if (character === '⟧') {
      const start = open.pop();
      if (start === undefined) throw new Error(`${name}: ⟧ without ⟦.`);
      const end = marked[index + 1] === '{' ? marked.indexOf('}', index) : -1;
      const details =
        end < 0
          ? []
          : marked
              .slice(index + 2, end)
              .split(';')
              .map((part) => part.trim())
              .filter((part) => part !== '');
      if (end >= 0) index = end;
      const severity = details.find((part) => severities.includes(part)) as Severity | undefined;
      expected.push({
        start,
        end: text.length,
        ...(severity === undefined ? {} : { severity }),
        words: details.filter((part) => !severities.includes(part)),
      });
    } else text += character;
  }
  if (open.length > 0) throw new Error(`${name}: ⟦ without ⟧.`);
  return { text, expected: expected.sort((a, b) => a.start - b.start || a.end - b.end) };
}
