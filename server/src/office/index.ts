/**
 * Word files and workbooks: one bundle of its own (`dist/office/`) that hosts load when the first one comes, with
 * `import('../office')`. Nothing else may be imported from here but types.
 */
export { exportIntoTemplate, exportPlan, previewPlan } from './exportPlan';
export { htmlText, isFromOffice } from '../html/htmlText';
export { readImported } from '../import/read';
export { placeIn, readWord } from '../word/planText';
export { reviseWord } from '../word/revise';
export { readWorkbook } from '../xlsx/read';
export { reviseWorkbook } from '../xlsx/revise';
export { writeWorkbook } from '../xlsx/write';
export { writeText } from '../word/writeText';
export { signatureOf } from '../word/author';
export { remarksOnUnwritten } from '../word/unwritten';
export { noTable } from '../ledger/readLedger';
export { comparison } from './comparison';
export { exportLedger, ledgerDifferences, takeFromLedger, updatedLedger } from './ledgers';
export { ledgerDocx, unitOrders } from './ledgerPages';
export { mergedDrafts, mergedWord } from './mergeDrafts';
export { progressReport } from './progressReport';
export type { UnitOrder } from './ledgerPages';
export type { PlanAndLedger } from './ledgers';
export type { NamedText, SentDraft } from './mergeDrafts';
export type { ReadWorkbook } from '../xlsx/read';
export type { Signature } from '../word/comments';
export type { Amendment, Revised } from '../word/revise';
export type { Obstacle, Remark } from '../word/reviser';
export type { Unwritten, Written } from '../word/writeText';
export type { TrackedChanges } from '../word/body';
export type { WordOptions, WordPlace, WordText } from '../word/planText';
