/** From what departments have sent to one plan: its text, or a Word file with who sent what as comments. */
import type { LayoutRequest } from '../layout/layOut';
import { noTable } from '../ledger/readLedger';
import { draftOfLedger, draftOfPlan, type Draft } from '../merge/draft';
import { mergeDrafts, type Merged } from '../merge/merge';
import { mergeRemarks } from '../merge/report';
import { numberingOf, writeMerged, type WrittenMerger } from '../merge/write';
import { parsePlan } from '../plan/parse';
import type { Plan } from '../plan/types';
import type { Localized, MessageLanguage } from '../text/localized';
import { signatureOf } from '../word/author';
import type { WordResult } from '../word/fault';
import type { ReadWorkbook } from '../xlsx/read';
import { exportPlan } from './exportPlan';
import { withComments } from './withComments';

export interface NamedText {
  /** Who sent it, as the reader is to be told. */
  readonly name: string;
  readonly text: string;
}

/** A plan, or rows of a ledger. */
export type SentDraft = NamedText | { readonly name: string; readonly workbook: ReadWorkbook };

export interface MergeRequest {
  /** The plan whose title, sections and numbers are taken; otherwise those of the first draft. */
  readonly like?: NamedText | undefined;
  readonly title?: string | undefined;
  /** 【来源：…】 stands below what was sent. */
  readonly marks: boolean;
}

export type MergedDrafts =
  | {
      readonly ok: true;
      readonly merged: Merged;
      readonly written: WrittenMerger;
      /** What the reader has to look at; the totals come first. */
      readonly remarks: readonly Localized[];
    }
  /** A draft of which nothing can be taken, by its place. */
  | { readonly ok: false; readonly at: number; readonly why: Localized };

export function mergedDrafts(sent: readonly SentDraft[], { like, title, marks }: MergeRequest): MergedDrafts {
  const drafts: Draft[] = [];
  let frame: Plan | undefined;
  for (const [at, one] of sent.entries()) {
    const plan = 'text' in one ? parsePlan(one.text) : undefined;
    const draft = 'text' in one ? draftOfPlan(one.name, plan!) : draftOfLedger(one.name, one.workbook);
    // One draft that is missing would go unnoticed in the whole.
    if (draft === undefined) return { ok: false, at, why: noTable };
    if (at === 0) frame = plan;
    drafts.push(draft);
  }
  if (like !== undefined) frame = parsePlan(like.text);
  const merged = mergeDrafts(drafts, {
    ...(like === undefined ? {} : { like: draftOfPlan(like.name, frame!, true) }),
    ...(title === undefined ? {} : { title }),
  });
  const hasSections = merged.sections.some(({ isRest }) => !isRest);
  const written = writeMerged(merged, numberingOf(frame, hasSections), marks);
  const empty = drafts.filter(saysNothing).map(({ name }): Localized => nothingIn(name));
  const left = drafts.flatMap(({ name, totals }) => (totals.length === 0 ? [] : [leftOut(name, totals)]));
  return { ok: true, merged, written, remarks: [...mergeRemarks(merged, sent.length), ...left, ...empty] };
}

function saysNothing({ sections, loose, opening, closing }: Draft): boolean {
  return sections.length + loose.length + opening.length + closing.length === 0;
}

function leftOut(name: string, totals: readonly string[]): Localized {
  return {
    zh: `${name} 的合计行未汇入：${totals.join('；')}`,
    en: `totals of ${name} were left out: ${totals.join('; ')}`,
  };
}

function nothingIn(name: string): Localized {
  return { zh: `${name} 没有可汇总的内容`, en: `${name} holds nothing to merge` };
}

/** `sources`: who sent what, as comments. */
export function mergedWord(
  { text, sources: sent }: WrittenMerger,
  { profile, notice }: Pick<LayoutRequest, 'profile' | 'notice'>,
  { sources, language }: { readonly sources: boolean; readonly language: MessageLanguage },
): WordResult<Uint8Array> {
  const { bytes } = exportPlan(text, 'docx', { shape: 'plan', tasks: false, profile, notice });
  if (!sources) return { ok: true, value: bytes };
  const lines = text.split('\n');
  const comments = sent.map(({ line, from }) => ({
    text: lines[line]!,
    comment: language === 'zh' ? `来源：${from.join('、')}` : `from ${from.join(', ')}`,
  }));
  return withComments(bytes, comments, signatureOf('checker', language));
}
