/** The text that a new plan begins with. What is to be filled in is a tab stop, and a finding as long as it stands. */

export interface NewPlan {
  /** Empty if it wasn't said. */
  readonly body: string;
  readonly year: string;
}

/** As a snippet. */
export function skeleton(plan: NewPlan): string {
  let stop = 0;
  const fill = (text: string): string => `\${${++stop}:${text}}`;
  const year = plan.year === '' ? fill('20××年') : `${plan.year}年`;
  const title = year + (plan.body === '' ? fill('××局') : escapeSnippet(plan.body));
  const item = (number: number): string => {
    const which = '一二三四'[number - 1];
    return `${number}.${fill(`【填写第${which}项任务】`)}。${fill(`【填写第${which}项举措】`)}。（责任单位：${fill('某单位')}）`;
  };
  return `${title}工作要点

${fill('【填写总体要求】')}。

一、${fill('【填写第一方面】')}

${item(1)}

${item(2)}

二、${fill('【填写第二方面】')}

${item(3)}

${item(4)}
`;
}

/** What the file is called: a text file, which Word and WPS open, with a name by which it is known as a plan. */
export function fileName({ body, year }: NewPlan, which: number): string {
  const name = `${year === '' ? '' : `${year}年`}${body}工作要点${which === 1 ? '' : `（${which}）`}`;
  // None of these may stand in a file's name on Windows.
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '')}.txt`;
}

/** Plans are written towards the end of the year before. */
export function likelyYear(now: Date): number {
  return now.getFullYear() + (now.getMonth() >= 9 ? 1 : 0);
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
