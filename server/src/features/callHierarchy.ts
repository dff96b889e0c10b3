/**
 * Who answers for what, as a call hierarchy: a unit calls the items that it leads or supports, and an item is called by
 * the units that answer for it.
 */
import type {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
} from 'vscode-languageserver';
import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Range,
} from 'vscode-languageserver-types';
import { elementAt } from '../plan/elementAt';
import { assignmentsOf, distinctUnits, type Assignment, type Duty } from '../plan/facts/assignments';
import { headingRange, sectionRange } from '../plan/query';
import type { Entry, Plan } from '../plan/types';
import type { MessageLanguage } from '../text/localized';
import { plainText } from '../text/plainText';
import { rangeOf, type Position } from '../text/positions';
import { entryName, itemAt } from '../views/entries';
import { roleText } from '../views/wording';
import { defineFeature, type OpenPlan } from './feature';
import { symbolKinds } from './documentSymbols';

/** What an item of the hierarchy stands for; it comes back with the next request. */
type Subject = { readonly unit: string } | { readonly line: number };

/** The unit under the cursor, or the item that the cursor is in. */
export function prepareCalls({ plan, uri }: OpenPlan, position: Position): CallHierarchyItem[] | null {
  const element = elementAt(plan, position);
  if (element?.kind === 'unit') return [unitItem(uri, element.unit.name, rangeOf(position.line, element.span))];
  const entry = itemAt(plan, position.line);
  return entry === undefined ? null : [entryItem(plan, uri, entry)];
}

/** The items that a unit answers for, in text order, with its role. An item calls nothing. */
export function itemsOfUnit({ plan, uri }: OpenPlan, item: CallHierarchyItem, language: MessageLanguage) {
  const subject = subjectOf(item);
  const record = 'unit' in subject ? assignmentsOf(plan).byUnit().get(subject.unit) : undefined;
  return (record?.duties ?? []).map((duty): CallHierarchyOutgoingCall => ({
    to: { ...entryItem(plan, uri, duty.entry), detail: dutyText(duty, language) },
    // The ranges lie in the caller, which is a name and has no text of its own.
    fromRanges: [item.selectionRange],
  }));
}

/** The units that answer for an item, the lead first. Nothing calls a unit. */
export function unitsOfItem({ plan, uri }: OpenPlan, item: CallHierarchyItem, language: MessageLanguage) {
  const subject = subjectOf(item);
  const entry = 'line' in subject ? itemAt(plan, subject.line) : undefined;
  if (entry === undefined) return [];
  const assignments = distinctUnits(assignmentsOf(plan).of(entry));
  return assignments.map((assignment): CallHierarchyIncomingCall => {
    const { unit, source } = assignment;
    const range = mentionOf(plan, assignment) ?? headingRange(plan, entry);
    const detail = roleText(unit.role, unit.inferred, source, language, assignments.length === 1);
    return { from: { ...unitItem(uri, unit.name, range), detail }, fromRanges: [range] satisfies Range[] };
  });
}

function mentionOf({ lines }: Plan, { unit, line }: Assignment): Range | undefined {
  const found = lines[line]?.notes.flatMap(({ units }) => units).find(({ name }) => name === unit.name);
  return found === undefined ? undefined : rangeOf(line, found.span);
}

function dutyText({ role, inferred, source, sole }: Duty, language: MessageLanguage): string {
  return roleText(role, inferred, source, language, sole);
}

function unitItem(uri: string, name: string, range: Range): CallHierarchyItem {
  const data: Subject = { unit: name };
  return { name: plainText(name), kind: SymbolKind.Constant, uri, range, selectionRange: range, data };
}

function entryItem(plan: Plan, uri: string, entry: Entry): CallHierarchyItem {
  const data: Subject = { line: entry.line };
  return {
    name: entryName(plan, entry),
    kind: symbolKinds[entry.kind],
    uri,
    range: sectionRange(plan, entry),
    selectionRange: headingRange(plan, entry),
    data,
  };
}

/** A client may have lost what we gave it, or kept it over an edit: the place still says what was meant. */
function subjectOf({ data, selectionRange }: CallHierarchyItem): Subject {
  const { unit, line } = (typeof data === 'object' && data !== null ? data : {}) as { unit?: unknown; line?: unknown };
  if (typeof unit === 'string') return { unit };
  return { line: typeof line === 'number' ? line : (selectionRange?.start?.line ?? -1) };
}

export const prepareCallHierarchyFeature = defineFeature<typeof CallHierarchyPrepareRequest>({
  method: 'textDocument/prepareCallHierarchy',
  capability: () => ({ callHierarchyProvider: true }),
  neutral: null,
  plan: (document, { position }) => prepareCalls(document, position),
});

export const outgoingCallsFeature = defineFeature<typeof CallHierarchyOutgoingCallsRequest>({
  method: 'callHierarchy/outgoingCalls',
  // What announces it is in the row of `textDocument/prepareCallHierarchy`.
  capability: () => ({}),
  neutral: null,
  plan: (document, { item }, { language }) => itemsOfUnit(document, item, language),
});

export const incomingCallsFeature = defineFeature<typeof CallHierarchyIncomingCallsRequest>({
  method: 'callHierarchy/incomingCalls',
  capability: () => ({}),
  neutral: null,
  plan: (document, { item }, { language }) => unitsOfItem(document, item, language),
});
