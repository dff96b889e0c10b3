/** A plan as a ledger, and the two brought together again: the text of one, and the bytes of the other. */
import { compareLedger, type Difference, type LedgerComparison } from '../ledger/ledgerChanges';
import { ledgerOptions, type AskedLedger, type ConfiguredLedger } from '../ledger/ledgerOptions';
import { changeKey, ledgerPage, type LedgerLinks } from '../ledger/ledgerPage';
import { ledgerSummary } from '../ledger/ledgerReport';
import { ledgerWorkbook, noTasks } from '../ledger/ledgerSheet';
import { noTable } from '../ledger/readLedger';
import { sharedPlace, takeChanges } from '../ledger/takeChanges';
import { noBase, updateLedger } from '../ledger/updateLedger';
import { parsePlan } from '../plan/parse';
import type { Plan } from '../plan/types';
import type { Edit } from '../text/edits';
import type { MessageLanguage } from '../text/localized';
import type { WordResult } from '../word/fault';
import { readWorkbook, type ReadWorkbook } from '../xlsx/read';
import { reviseWorkbook } from '../xlsx/revise';
import { writeWorkbook } from '../xlsx/write';

export interface LedgerForm extends AskedLedger {
  readonly byUnit: boolean;
}

export function exportLedger(text: string, { byUnit, ...asked }: LedgerForm, configured: ConfiguredLedger) {
  const workbook = ledgerWorkbook(parsePlan(text), { ...ledgerOptions(asked, configured), byUnit });
  return workbook === undefined
    ? ({ ok: false, text: noTasks } as const)
    : ({ ok: true, value: writeWorkbook(workbook) } as const);
}

/** An open plan and a ledger of it. */
export interface PlanAndLedger {
  readonly text: string;
  readonly ledger: Uint8Array;
  readonly configured: ConfiguredLedger;
}

interface Compared {
  readonly plan: Plan;
  readonly workbook: ReadWorkbook;
  readonly comparison: LedgerComparison;
}

function compared({ text, ledger, configured }: PlanAndLedger): WordResult<Compared> {
  const read = readWorkbook(ledger);
  if (!read.ok) return read;
  const plan = parsePlan(text);
  const comparison = compareLedger(read.value, plan, ledgerOptions({}, configured));
  return comparison.ledger.sheets.length === 0
    ? { ok: false, fault: 'unsupported', text: noTable }
    : { ok: true, value: { plan, workbook: read.value, comparison } };
}

export interface LedgerPageRequest {
  readonly planName: string;
  readonly ledgerName: string;
  readonly links: LedgerLinks;
  readonly language: MessageLanguage;
}

/** The differences as a page, and in a few words. */
export function ledgerDifferences(
  sides: PlanAndLedger,
  { planName, ledgerName, links, language }: LedgerPageRequest,
): WordResult<{ readonly page: string; readonly summary: string }> {
  const found = compared(sides);
  if (!found.ok) return found;
  const { plan, comparison } = found.value;
  const { differences } = comparison;
  const update = updateLedger(comparison, plan);
  const shown = {
    differences,
    planName,
    ledgerName,
    takeable: new Set(takeChanges(comparison, plan).taken),
    updatable: update === undefined ? undefined : { cells: update.updated.length, rows: update.added.length },
  };
  return {
    ok: true,
    value: { page: ledgerPage(shown, links, language), summary: ledgerSummary(differences, language) },
  };
}

export interface TakenFromLedger {
  readonly edits: readonly Edit[];
  /** How many changes the edits take. */
  readonly taken: number;
}

/** The edits of the plan that take what the ledger changed; with a key, that change alone. */
export function takeFromLedger(sides: PlanAndLedger, key: string | undefined): WordResult<TakenFromLedger> {
  const found = compared(sides);
  if (!found.ok) return found;
  const { plan, comparison } = found.value;
  const { differences } = comparison;
  const chosen = differences.find((one) => one.kind === 'cell' && changeKey(one) === key);
  const wanted =
    key === undefined ? differences : differences.filter((one) => one === chosen || goTogether(one, chosen));
  const { edits, taken } = takeChanges({ ...comparison, differences: wanted }, plan);
  return { ok: true, value: { edits: edits.map(({ edit }) => edit), taken: taken.length } };
}

/** Written in one place of the plan, so that they are written anew together. */
function goTogether(one: Difference, other: Difference | undefined): boolean {
  const place = other === undefined ? undefined : sharedPlace(other);
  return place !== undefined && sharedPlace(one) === place;
}

export interface UpdatedLedger {
  readonly bytes: Uint8Array;
  readonly cells: number;
  readonly rows: number;
  /** Differences that stay, in a few words; empty if there are none. */
  readonly left: string;
}

/** The ledger as the plan has it now, without a change of what units wrote. */
export function updatedLedger(sides: PlanAndLedger, language: MessageLanguage): WordResult<UpdatedLedger> {
  const found = compared(sides);
  if (!found.ok) return found;
  const { plan, workbook, comparison } = found.value;
  const made = updateLedger(comparison, plan);
  if (made === undefined) return { ok: false, fault: 'unsupported', text: noBase };
  const revised = reviseWorkbook(workbook, made.changes, made.replaced);
  if (!revised.ok) return revised;
  const { updated, added, left } = made;
  return {
    ok: true,
    value: {
      bytes: revised.value,
      cells: updated.length,
      rows: added.length,
      left: left.length === 0 ? '' : ledgerSummary(left, language),
    },
  };
}
