/** Hovers on targets, units, responsibility notes, deadlines and headings. */
import type { HoverRequest } from 'vscode-languageserver';
import type { Hover, MarkupKind } from 'vscode-languageserver-types';
import { assignmentsOf, distinctUnits, type Duty } from '../plan/facts/assignments';
import { rangeOf } from '../text/positions';
import { sentenceSpan } from '../text/sentences';
import type { Entry, Plan } from '../plan/types';
import type { Line, Note, Target, Unit } from '../scan/types';
import type { Position } from '../text/positions';
import type { MessageLanguage } from '../text/localized';
import { countsIn } from '../plan/facts/counts';
import { withoutUnit } from '../plan/facts/missingUnits';
import { entryName, itemAt } from '../views/entries';
import { defineFeature } from './feature';
import { elementAt, type Element } from '../plan/elementAt';
import { bullet, paragraph, render, type Block } from '../views/richText';
import { roleText, shownRole, valueText, words } from '../views/wording';

export interface HoverOptions {
  readonly language: MessageLanguage;
  readonly format: MarkupKind;
}

/** `null` where there is nothing to say. */
export function hover(plan: Plan, position: Position, { language, format }: HoverOptions): Hover | null {
  const place = elementAt(plan, position);
  if (place === undefined) return null;
  const blocks = blocksOf(plan, position.line, place, language);
  return { contents: render(blocks, format), range: rangeOf(position.line, place.span) };
}

function blocksOf(plan: Plan, line: number, place: Element, language: MessageLanguage): Block[] {
  const text = words(language);
  switch (place.kind) {
    case 'target':
      return targetBlocks(plan, line, place.target, language);
    case 'unit':
      return unitBlocks(plan, line, place.unit, place.note, language);
    case 'label':
      return noteBlocks(plan.lines[line]!, place.note, language);
    case 'deadline':
      return [
        paragraph(
          { strong: spanText(plan.lines[line]!, place.span) },
          ` · ${text.deadline}${text.open}${text.deadlines[place.deadline.kind]}${text.close}`,
        ),
        ...itemBlocks(plan, line, language),
      ];
    case 'vague':
      return [
        paragraph({ strong: spanText(plan.lines[line]!, place.span) }, ` · ${text.vague}`),
        ...itemBlocks(plan, line, language),
      ];
    case 'action':
      return [
        paragraph(
          { strong: spanText(plan.lines[line]!, place.span) },
          ` · ${text.measure(place.action.number, sameKind(plan.lines[line]!, place.action.kind))}`,
        ),
        ...itemBlocks(plan, line, language),
      ];
    case 'heading':
      return headingBlocks(plan, place.entry, language);
  }
}

function sameKind(line: Line, kind: string): number {
  return line.actions.filter((measure) => measure.kind === kind).length;
}

function spanText(line: Line, { start, end }: { readonly start: number; readonly end: number }): string {
  return line.text.slice(start, end);
}

function targetBlocks(plan: Plan, index: number, target: Target, language: MessageLanguage): Block[] {
  const text = words(language);
  const line = plan.lines[index]!;
  const blocks = [paragraph({ strong: spanText(line, target.span) }, ` · ${text.target}`)];
  const direction = target.direction === undefined ? '' : text.open + text.directions[target.direction] + text.close;
  blocks.push(bullet(`${text.value}${text.colon}${valueText(target, language)}${direction}`));
  if (target.verb !== undefined) blocks.push(bullet(`${text.verb}${text.colon}${spanText(line, target.verb)}`));
  if (target.object !== undefined) blocks.push(bullet(`${text.object}${text.colon}${spanText(line, target.object)}`));
  if (target.hedge !== undefined) blocks.push(bullet(`${text.hedge}${text.colon}${spanText(line, target.hedge)}`));
  const deadlines = deadlinesNear(plan, index, target.span.start);
  if (deadlines.length > 0) blocks.push(bullet(`${text.deadline}${text.colon}${deadlines.join(text.list)}`));
  return [...blocks, ...itemBlocks(plan, index, language)];
}

const maxDeadlines = 5;

/** The deadlines of the sentence; where it has none, those of the item. */
function deadlinesNear(plan: Plan, index: number, column: number): string[] {
  const line = plan.lines[index]!;
  const sentence = sentenceSpan(line.text, column);
  const inSentence = line.deadlines.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
  const found = inSentence.length > 0 ? inSentence.map(({ span }) => spanText(line, span)) : itemDeadlines(plan, index);
  return [...new Set(found)].slice(0, maxDeadlines);
}

function itemDeadlines(plan: Plan, index: number): string[] {
  const item = itemAt(plan, index);
  if (item === undefined) return [];
  const found: string[] = [];
  for (let at = item.line; at <= item.endLine && found.length < maxDeadlines; at++) {
    for (const { span } of plan.lines[at]!.deadlines) found.push(spanText(plan.lines[at]!, span));
  }
  return found;
}

function itemBlocks(plan: Plan, index: number, language: MessageLanguage): Block[] {
  const item = itemAt(plan, index);
  const text = words(language);
  if (item === undefined) return [];
  const blocks = [bullet(`${text.item}${text.colon}${entryName(plan, item)}`)];
  const units = distinctUnits(assignmentsOf(plan).of(item));
  if (units.length > 0)
    blocks.push(bullet(`${text.unit}${text.colon}${units.map(({ unit }) => unit.name).join(text.list)}`));
  return blocks;
}

const maxDuties = 10;

function unitBlocks(plan: Plan, index: number, unit: Unit, note: Note, language: MessageLanguage): Block[] {
  const text = words(language);
  const here =
    roleText(unit.role, unit.inferred, 'own', language, note.units.length === 1) +
    (unit.collective ? text.comma + text.collective : '');
  const record = assignmentsOf(plan).byUnit().get(unit.name);
  const blocks = [paragraph({ strong: unit.name }, ` · ${here}`)];
  if (record === undefined) return [...blocks, ...itemBlocks(plan, index, language)];
  const of = (role: Duty['role']): number => record.duties.filter((duty) => shownRole(duty) === role).length;
  blocks.push(paragraph(text.dutyCounts(of('lead'), of('plain'), of('support'))));
  for (const { entry, role, inferred, source, sole } of record.duties.slice(0, maxDuties)) {
    blocks.push(bullet(`${entryName(plan, entry)} — ${roleText(role, inferred, source, language, sole)}`));
  }
  if (record.duties.length > maxDuties) blocks.push(paragraph(text.more(record.duties.length - maxDuties)));
  return blocks;
}

function noteBlocks(line: Line, note: Note, language: MessageLanguage): Block[] {
  const text = words(language);
  const blocks = [paragraph({ strong: text.note })];
  for (const unit of note.units)
    blocks.push(
      bullet(`${unit.name} — ${roleText(unit.role, unit.inferred, 'own', language, note.units.length === 1)}`),
    );
  if (note.persons.length > 0)
    blocks.push(
      bullet(`${text.persons}${text.colon}${note.persons.map((span) => spanText(line, span)).join(text.list)}`),
    );
  if (note.units.length === 0 && note.persons.length === 0) blocks.push(paragraph(text.emptyNote));
  return blocks;
}

function headingBlocks(plan: Plan, entry: Entry, language: MessageLanguage): Block[] {
  const text = words(language);
  const { items, measures, targets, deadlines, units, withoutUnit: lacking } = countsIn(plan, entry);
  const counts = [
    items > 0 ? text.items(items) : '',
    measures > 0 ? text.measures(measures) : '',
    targets > 0 ? text.targets(targets) : '',
    deadlines > 0 ? text.deadlinesCount(deadlines) : '',
    units > 0 ? text.units(units) : '',
    items > 0 && lacking > 0 ? text.withoutUnit(lacking) : '',
  ].filter(Boolean);
  const blocks = [paragraph({ strong: entryName(plan, entry) })];
  if (counts.length > 0) blocks.push(paragraph(counts.join(text.comma)));
  const assignments = assignmentsOf(plan);
  const responsible = distinctUnits(assignments.of(entry));
  for (const { unit, source } of responsible.slice(0, maxDuties)) {
    blocks.push(
      bullet(`${unit.name} — ${roleText(unit.role, unit.inferred, source, language, responsible.length === 1)}`),
    );
  }
  if (withoutUnit(plan).has(entry)) blocks.push(paragraph(text.noUnit));
  return blocks;
}

export const hoverFeature = defineFeature<typeof HoverRequest>({
  method: 'textDocument/hover',
  capability: () => ({ hoverProvider: true }),
  neutral: null,
  plan: ({ plan }, { position }, { language, client }) =>
    hover(plan, position, { language, format: client.hoverFormat }),
  config: (document, { position }) => document.hover(position),
});
