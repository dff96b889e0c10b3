/** A ledger as a Word file on landscape pages: one table, or an order for each leading unit. */
import { paragraph, type Block, type LaidOut, type Paragraph } from '../layout/blocks';
import { writeDocx } from '../layout/docx/write';
import type { LayoutProfile } from '../layout/profile';
import { ledgerTables, type LedgerTable } from '../ledger/ledgerTables';
import type { Workbook } from '../xlsx/workbook';

export function ledgerDocx(workbook: Workbook, profile: LayoutProfile): Uint8Array {
  const blocks = ledgerTables(workbook).flatMap((table, index) =>
    blocksOf({ ...paragraph('attachmentTitle', table.title), ...(index === 0 ? {} : { newPage: true }) }, table),
  );
  return writeDocx(landscape(workbook.title, blocks), profile);
}

export interface UnitOrder {
  readonly unit: string;
  readonly bytes: Uint8Array;
}

/** 任务交办单: of a workbook with a sheet for each unit. */
export function unitOrders({ title, sheets }: Workbook, profile: LayoutProfile): readonly UnitOrder[] {
  return sheets
    .filter(({ veryHidden }) => veryHidden !== true)
    .map((sheet) => {
      const [table] = ledgerTables({ title, sheets: [sheet] });
      const named = `${title.replace(/任务台账$/, '')}任务交办单`;
      const head = paragraph('attachmentTitle', named);
      const blocks = [
        ...blocksOf(head, table!, paragraph('body', `承办单位：${sheet.name}`)),
        paragraph('body', signature),
      ];
      return { unit: sheet.name, bytes: writeDocx(landscape(named, blocks), profile) };
    });
}

const signature = '承办单位（盖章）：　　　　　　　　责任人：　　　　　　　　　　年　　月　　日';

function blocksOf(
  title: Paragraph,
  { heads, widths, rows }: LedgerTable,
  ...above: readonly Block[]
): readonly Block[] {
  return [title, ...above, { kind: 'table', columns: widths, head: heads, rows }];
}

function landscape(title: string, blocks: readonly Block[]): LaidOut {
  return { title, pages: [{ orientation: 'landscape', blocks }] };
}
