/**
 * Plans labelled by hand, and how well what was extracted agrees with the labels: the measure of
 * ../shared/tools/score.mjs.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Extract } from '../../server/src/export/json';
import type { Range } from '../../server/src/text/positions';
import { sharedFolder } from './texts';

const labelledFolder = path.join('test', 'fixtures', 'labelled');

export interface Label {
  /** Zero-based; columns in UTF-16 units, the end exclusive. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly text: string;
  readonly certain: boolean;
  readonly note: string;
}

export interface LabelledPlan {
  readonly name: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** Our own, in the repository. */
export function labelledPlans(): readonly LabelledPlan[] {
  return readLabelled(labelledFolder, labelledFolder);
}

/** Real ones beside the repository; undefined where there are none. */
export function labelledRealPlans(): readonly LabelledPlan[] | undefined {
  const corpus = path.join(sharedFolder, 'corpus');
  return existsSync(path.join(corpus, 'labels'))
    ? readLabelled(path.join(corpus, 'plans'), path.join(corpus, 'labels'))
    : undefined;
}

function readLabelled(texts: string, labels: string): readonly LabelledPlan[] {
  return readdirSync(labels)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.tsv'.length);
      return {
        name,
        text: readFileSync(path.join(texts, `${name}.txt`), 'utf8'),
        labels: parseLabels(readFileSync(path.join(labels, file), 'utf8')),
      };
    });
}

function parseLabels(table: string): Label[] {
  return table
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => {
      const [line, start, end, kind, text, certain, note] = row.split('\t');
      return {
        line: Number(line) - 1,
        start: Number(start),
        end: Number(end),
        kind: kind!,
        text: text!,
        certain: certain === 'yes',
        note: note ?? '',
      };
    });
}

export type Kind = 'heading' | 'unit' | 'role' | 'target' | 'deadline';

export interface Tally {
  hit: number;
  readonly wrong: string[];
  readonly missed: string[];
}

export type Score = Readonly<Record<Kind, Tally>>;

export function emptyScore(): Score {
  const tally = (): Tally => ({ hit: 0, wrong: [], missed: [] });
  return { heading: tally(), unit: tally(), role: tally(), target: tally(), deadline: tally() };
}

export function f1({ hit, wrong, missed }: Tally): number {
  return (2 * hit) / Math.max(1, 2 * hit + wrong.length + missed.length);
}

interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly role?: string;
}

/**
 * Adds to `score` what `extract` gets right and wrong in `plan`. Headings must agree in line and number, the rest in
 * their exact place.
 */
export function addScore(score: Score, { name, labels }: LabelledPlan, extract: Extract): void {
  const at = (line: number, text: string): string => `${name}:${line + 1} ${text}`;
  const headings = labels.filter(({ kind }) => kind === 'heading');
  const keys = (certain: boolean): Set<string> =>
    new Set(
      headings
        .filter((label) => label.certain === certain)
        .map(({ line, note }) => `${line}:${/number (\d+)/.exec(note)?.[1]}`),
    );
  const [sure, doubtful] = [keys(true), keys(false)];
  const found = headingKeys(extract);
  const tell = (key: string): string => at(Number(key.split(':')[0]), key.split(':')[1]!);
  score.heading.hit += [...sure].filter((key) => found.has(key)).length;
  score.heading.missed.push(...[...sure].filter((key) => !found.has(key)).map(tell));
  score.heading.wrong.push(...[...found].filter((key) => !sure.has(key) && !doubtful.has(key)).map(tell));

  const places: Readonly<Record<'unit' | 'target' | 'deadline', readonly Place[]>> = {
    unit: extract.responsibilities.map(({ unit, role, range }) => ({ ...placeOf(range), text: unit, role })),
    target: extract.targets.map(({ text, range }) => ({ ...placeOf(range), text })),
    deadline: extract.deadlines.map(({ text, range }) => ({ ...placeOf(range), text })),
  };
  const doubts = labels.filter(({ certain }) => !certain);
  for (const kind of ['unit', 'target', 'deadline'] as const) {
    const wanted = labels.filter((label) => label.kind === kind && label.certain);
    const same = (label: Label, place: Place): boolean =>
      label.line === place.line && label.start === place.start && label.end === place.end;
    const touches = (label: Label, place: Place): boolean =>
      label.line === place.line && label.start < place.end && label.end > place.start;
    for (const label of wanted) {
      const place = places[kind].find((candidate) => same(label, candidate));
      if (place === undefined) score[kind].missed.push(at(label.line, label.text));
      else {
        score[kind].hit++;
        if (kind === 'unit')
          addRole(score.role, label, place, at(label.line, `${label.text} ${label.note} ≠ ${place.role}`));
      }
    }
    for (const place of places[kind]) {
      if (!wanted.some((label) => same(label, place)) && !doubts.some((label) => touches(label, place)))
        score[kind].wrong.push(at(place.line, place.text));
    }
  }
}

/** Units of a plain list may be read as leading. */
function addRole(tally: Tally, { note }: Label, { role }: Place, told: string): void {
  const wanted = note.split(' ')[0];
  if (wanted === 'plain' ? role !== 'support' : role === wanted) tally.hit++;
  else tally.wrong.push(told);
}

function headingKeys({ sections, items }: Extract): Set<string> {
  const all: { readonly number: number | null; readonly range: Range }[] = [...items];
  const visit = (nested: Extract['sections']): void => {
    for (const section of nested) {
      all.push(section);
      visit(section.sections);
    }
  };
  visit(sections);
  return new Set(
    all.filter(({ number }) => number !== null).map(({ number, range }) => `${range.start.line}:${number}`),
  );
}

function placeOf({ start, end }: Range): { line: number; start: number; end: number } {
  return {
    line: start.line,
    start: start.character,
    end: end.line === start.line ? end.character : Number.POSITIVE_INFINITY,
  };
}
