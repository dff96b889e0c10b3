/** What is said of an exported file besides that it was written. */
import type { Localized } from '../text/localized';

export interface ExportFacts {
  /** How many lines of page furniture were left out. */
  readonly leftOut: number;
  /** A table of tasks was asked for, but the plan has no tasks. */
  readonly withoutTasks: boolean;
}

export function exportRemarks({ leftOut, withoutTasks }: ExportFacts): readonly Localized[] {
  return [...(leftOut === 0 ? [] : [leftOutText(leftOut)]), ...(withoutTasks ? [withoutTasksText] : [])];
}

/** Of a template. */
export function unknownPlaceholder(name: string): Localized {
  return { zh: `其中的 {{${name}}} 无法识别，原样保留`, en: `{{${name}}} is no placeholder and stays as it is` };
}

const withoutTasksText: Localized = {
  zh: '没有任务条目，未附任务分解表',
  en: 'has no tasks, so no table was attached',
};

function leftOutText(count: number): Localized {
  return {
    zh: `网页的导航等 ${count} 行未导出`,
    en: `${count} ${count === 1 ? 'line' : 'lines'} of page furniture left out`,
  };
}
