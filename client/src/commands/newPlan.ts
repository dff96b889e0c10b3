/** A new plan to start from: the usual layers, with placeholders to fill in. */
import { SnippetString, window, workspace } from 'vscode';
import { languageId } from '../../../server/src/protocol/messages';

const skeleton = (year: number): string => `\${1:单位名称}\${2:${year}}年工作要点

\${2}年工作的总体要求：\${3:指导思想和主要目标}。

一、\${4:第一方面}

1.\${5:第一项任务}。\${6:具体举措}。（责任单位：\${7:单位}）

2.\${8:第二项任务}。\${9:具体举措}。（责任单位：\${10:单位}）

二、\${11:第二方面}

3.\${12:第三项任务}。\${13:具体举措}。（责任单位：\${14:单位}）

4.\${15:第四项任务}。\${16:具体举措}。（责任单位：\${17:单位}）
`;

export async function newPlan(): Promise<void> {
  const document = await workspace.openTextDocument({ language: languageId, content: '' });
  const editor = await window.showTextDocument(document);
  // Plans are written towards the end of the year before.
  const now = new Date();
  await editor.insertSnippet(new SnippetString(skeleton(now.getFullYear() + (now.getMonth() >= 9 ? 1 : 0))));
}
