/**
 * What a text implies: who leads where the note only lists, which unit an item has from its heading, what 40万平方米 are
 * in full. Each has a switch, all off by default.
 */
import type { InlayHintRequest } from 'vscode-languageserver';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { assignmentsOf, distinctUnits } from '../plan/facts/assignments';
import { headingRange } from '../plan/query';
import type { Plan } from '../plan/types';
import type { Target } from '../scan/types';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { words } from '../views/wording';
import { defineFeature, type HintOptions } from './feature';

/** In text order within each line. */
export function inlayHints(plan: Plan, range: Range, options: HintOptions, language: MessageLanguage): InlayHint[] {
  const hints: InlayHint[] = [];
  const first = Math.max(0, range.start.line);
  const last = Math.min(range.end.line, plan.lines.length - 1);
  const add = (line: number, character: number, label: string): void => {
    hints.push({ position: { line, character }, label: plainText(label), paddingLeft: true });
  };
  const text = words(language);
  for (let index = first; index <= last; index++) {
    const line = plan.lines[index]!;
    if (options.lead)
      for (const { units } of line.notes)
        for (const unit of units) if (unit.inferred && unit.role === 'lead') add(index, unit.span.end, text.roles.lead);
    if (options.amounts)
      for (const target of line.targets)
        if (isShortened(line.text, target)) add(index, target.measure.end, inFull(target));
  }
  if (options.inherited) addInherited(plan, first, last, add, text.list);
  return hints.sort((a, b) => a.position.line - b.position.line || a.position.character - b.position.character);
}

/** = 400,000 平方米 */
function inFull({ value, upper, unit }: Target): string {
  const figure = (one: number): string => one.toLocaleString('en', { maximumFractionDigits: 6 });
  return `= ${figure(value)}${upper === undefined ? '' : `–${figure(upper)}`} ${unit}`;
}

/** 40万平方米, 1.2亿元: figures with a unit of number behind them. */
function isShortened(text: string, { number }: Target): boolean {
  const written = text.slice(number.start, number.end);
  return /\d/.test(written) && /[万亿千百]/.test(written);
}

function addInherited(
  plan: Plan,
  first: number,
  last: number,
  add: (line: number, character: number, label: string) => void,
  list: string,
): void {
  const assignments = assignmentsOf(plan);
  for (const entry of assignments.tasks) {
    if (entry.line < first || entry.line > last) continue;
    const units = distinctUnits(assignments.of(entry));
    if (units.length === 0 || units.some(({ source }) => source !== 'inherited')) continue;
    const { end } = headingRange(plan, entry);
    add(end.line, end.character, `↑ ${units.map(({ unit }) => unit.name).join(list)}`);
  }
}

export const inlayHintFeature = defineFeature<typeof InlayHintRequest>({
  method: 'textDocument/inlayHint',
  capability: () => ({ inlayHintProvider: true }),
  neutral: [],
  plan: ({ plan }, { range }, { language, shown }) => inlayHints(plan, range, shown.inlayHints, language),
});
