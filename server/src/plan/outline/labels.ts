/** Lines that only name the list below them: 目标任务：, （教务处）, 一月, 第一阶段, 任务一：, 【重点】, A.德育, ◆安全. */
import type { Line } from '../../scan/types';

/** Labels of one form go together: where one of them begins a list, the others do. */
export type LabelForm = 'month' | 'stage' | 'colon' | 'bracket' | 'bullet' | 'letter';

const monthLabel = /^(?:十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])\s*月份?\s*[:：]?$/;
const stageLabel =
  /^(?:第[一二三四五六七八九十百\d]{1,3}(?:周|季度|阶段|学期|学段|步|批|轮|组|类|期|板块|模块|项任务)|(?:任务|专题|项目|板块|模块|行动|阶段|步骤|环节|目标|专项)[一二三四五六七八九十\d]{1,2}(?=[：:、\s]|$))[^。；;]{0,30}$/;
const bracketLabel = /^[（(【[［〔「『][^（()）【】。；;]{1,24}[）)】\]］〕」』]$/;
const bulletLabel = /^[◆●■★▲◇○□▪•➤►※◎△☆✦❖][^。；;]{1,30}$/;
const letterLabel = /^[A-Za-zＡ-Ｚ][.．、:：)）][^。；;]{1,30}$/;
const colonLabel = /^[^。；;：:]{2,30}[：:]$/;
/** The longest of them, with room for white space. */
const longest = 48;

/** The form of a label line; undefined for any other. Depends on the line alone. */
export function labelFormOf({ shape, text, notes }: Line): LabelForm | undefined {
  if (shape !== 'text' || notes.length > 0) return undefined;
  const label = text.trim();
  if (label.length > longest) return undefined;
  if (monthLabel.test(label)) return 'month';
  if (stageLabel.test(label)) return 'stage';
  if (bracketLabel.test(label)) return 'bracket';
  if (bulletLabel.test(label)) return 'bullet';
  if (letterLabel.test(label)) return 'letter';
  return colonLabel.test(label) ? 'colon' : undefined;
}
