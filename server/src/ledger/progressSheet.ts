/** Progress as a workbook: the tasks with their lights, then a sheet by unit and one by section. */
import type { Localized, MessageLanguage } from '../text/localized';
import { heightOf } from '../xlsx/rowHeight';
import { tableSheet, type TableHead } from '../xlsx/tableSheet';
import type { Cell, CellStyle, Row, Sheet, Workbook } from '../xlsx/workbook';
import { lights } from './lights';
import type { Group, Progress, TaskProgress } from './progress';
import {
  groupName,
  lightColours,
  lightNames,
  lightShapes,
  lightText,
  paceText,
  percentText,
  progressHeads,
  progressTitle,
  reasonsText,
  tallyText,
  targetsText,
} from './progressTexts';

interface TaskColumn {
  readonly head: keyof typeof progressHeads;
  readonly width: number;
  readonly style: CellStyle;
  readonly value: (task: TaskProgress, language: MessageLanguage) => string;
}

const columns: readonly TaskColumn[] = [
  { head: 'light', width: 11, style: 'centre', value: ({ light }, language) => lightText(light, language) },
  { head: 'number', width: 7, style: 'centre', value: ({ number }) => number },
  { head: 'task', width: 28, style: 'text', value: (task) => task.title },
  { head: 'section', width: 16, style: 'text', value: ({ section }) => section },
  { head: 'unit', width: 16, style: 'text', value: ({ leads }) => leads.join('、') },
  { head: 'due', width: 14, style: 'centre', value: ({ due }) => due },
  { head: 'targets', width: 34, style: 'text', value: targetsText },
  { head: 'share', width: 8, style: 'centre', value: ({ share }) => percentText(share) },
  { head: 'pace', width: 9, style: 'centre', value: ({ pace }) => percentText(pace) },
  { head: 'status', width: 10, style: 'centre', value: ({ status }) => status },
  { head: 'reasons', width: 28, style: 'text', value: reasonsText },
];

export function progressWorkbook(progress: Progress, language: MessageLanguage): Workbook {
  const { tasks, units, sections } = progress;
  const notes = [paceText(progress, language), tallyText(progress.total, language)];
  const sheet = (name: Localized, heads: readonly TableHead[], rows: readonly (readonly Cell[])[]): Sheet =>
    tableSheet({
      name: name[language],
      title: name[language],
      notes,
      heads,
      headHeight: 24,
      rows: rows.map((cells): Row => ({ cells, height: heightOf(cells, heads) })),
    });
  const groups = (kind: 'unit' | 'section', found: readonly Group[]): Sheet =>
    sheet(
      progressHeads[kind],
      [
        { text: progressHeads[kind][language], width: 24 },
        { text: progressHeads.tasks[language], width: 9 },
        ...lights.map((light) => ({ text: lightNames[light][language], width: 11 })),
      ],
      found.map((group) => [
        { value: groupName(group, kind, language), style: 'text' },
        ...[group.tasks, ...lights.map((light) => group.lights[light])].map((value): Cell => ({
          value,
          style: 'centre',
        })),
      ]),
    );
  const all = sheet(
    progressTitle,
    columns.map(({ head, width }) => ({ text: progressHeads[head][language], width })),
    tasks.map((task) => columns.map(({ value, style }): Cell => ({ value: value(task, language), style }))),
  );
  const tints = lights.map((light) => ({ column: 0, values: [lightShapes[light]], colour: lightColours[light] }));
  return {
    title: progressTitle[language],
    sheets: [{ ...all, frozenColumns: 3, tints }, groups('unit', units), groups('section', sections)],
  };
}
