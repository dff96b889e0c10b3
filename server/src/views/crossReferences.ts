/** Where the text refers to its own parts: 见第12项, 第三部分第2项, 附件2. */
import { attachmentMentions, attachmentsOf } from '../plan/numbering/attachments';
import { referencesOf } from '../plan/numbering/references';
import { headingRange, zoneAt } from '../plan/query';
import { touches, type Position, type Span } from '../text/positions';
import type { Entry, Plan } from '../plan/types';

/** One number that names a part of the plan. */
export interface CrossReference {
  readonly line: number;
  /** All of it; where several numbers are named together (第3、4项), the figures of this one. */
  readonly span: Span;
  /** The columns where a cursor means this number. */
  readonly zone: Span;
  /** The entries that have the number: one in a plan that is numbered rightly. */
  readonly targets: readonly Entry[];
}

/** In no certain order; those that name nothing are left out. */
function crossReferences(plan: Plan): CrossReference[] {
  return [...numberReferences(plan), ...attachmentReferences(plan)].filter(({ targets }) => targets.length > 0);
}

/** The reference at a position. */
export function crossReferenceAt(plan: Plan, { line, character }: Position): CrossReference | undefined {
  const here = crossReferences(plan).filter((one) => one.line === line && touches(one.zone, character));
  return here.find(({ zone }) => character < zone.end) ?? here[0];
}

/** The references to an entry, in text order. */
export function referencesTo(plan: Plan, entry: Entry): CrossReference[] {
  return crossReferences(plan)
    .filter(({ targets }) => targets.includes(entry))
    .sort((a, b) => a.line - b.line || a.span.start - b.span.start);
}

/** The entry whose heading holds the position, if the position is one of its own body. */
export function entryHeadedAt(plan: Plan, { line, character }: Position): Entry | undefined {
  const entry = plan.structure.entries.find((one) => one.line === line);
  if (entry === undefined || zoneAt(plan.structure, line) === 'front') return undefined;
  const { start, end } = headingRange(plan, entry);
  return touches({ start: start.character, end: end.character }, character) ? entry : undefined;
}

function numberReferences(plan: Plan): CrossReference[] {
  return referencesOf(plan).flatMap(({ line, span, terms }) =>
    terms.map(({ digits, candidates }, index) => ({
      line,
      span: terms.length === 1 ? span : digits,
      zone: {
        start: index === 0 ? span.start : terms[index - 1]!.digits.end,
        end: index === terms.length - 1 ? span.end : digits.end,
      },
      targets: candidates,
    })),
  );
}

function attachmentReferences(plan: Plan): CrossReference[] {
  const attachments = attachmentsOf(plan);
  if (attachments.length === 0) return [];
  return attachmentMentions(plan).map(({ line, span, number }) => ({
    line,
    span,
    zone: span,
    targets: attachments.filter((one) => one.number === number).map(({ entry }) => entry),
  }));
}
