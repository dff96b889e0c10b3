/**
 * Texts from mirror pages: Traditional characters and pinyin glosses behind characters (`10個(gè)`). Both are folded away before scanning,
 * so that the word lists need one script only; spans are mapped back to the line as it is written.
 */
import { Feature, featuresOf, isHan } from '../characters';
import type { Span } from '../types';

/** Traditional and Simplified in turn: the characters that occur in the word lists of this folder, not a converter. */
const pairs = '個个項项戶户張张萬万億亿間间場场門门條条處处輛辆臺台冊册節节課课時时歲岁噸吨畝亩棟栋隊队組组學学週周頃顷裡里兩两餘余於于過过達达內内約约創创設设辦办開开興兴續续遷迁維维構构養养補补擴扩淨净長长實实現现減减壓压縮缩併并評评選选認认樹树薦荐確确'
  + '審审報报篩筛訓训輪轮錄录進进資资幫帮輸输請请儲储發发備备納纳舉举織织啟启啓启動动購购採采爭争籌筹編编製制寫写攝摄徵征題题獲获簽签訂订佈布裝装廣广轉转鋪铺應应給给檢检聽听觀观決决結结覽览縣县區区國国屬属層层環环領领佔占蓋盖標标準准務务專专團团'
  + '單单業业員员級级師师體体優优質质數数總总對对點点爲为為为與与關关從从這这該该後后當当電电馬马車车營营館馆園园驗验範范農农鄉乡鎮镇歷历屆届產产廠厂術术種种類类勵励獎奖強强責责賽赛會会試试劃划計计綜综覈核鞏巩圍围貧贫貼贴債债稅税費费歸归彙汇匯汇'
  + '積积極极幣币雙双盡尽齊齐滿满穩稳繼继額额階阶蘇苏勞劳兒儿護护顧顾眾众連连聯联絡络網网龍龙頭头讓让寶宝據据';
const folded = new Uint16Array(0x10000);
for (let index = 0; index + 1 < pairs.length; index += 2) folded[pairs.charCodeAt(index)] = pairs.charCodeAt(index + 1);

const longestGloss = 8;

export interface Folded {
  readonly text: string;
  readonly features: number;
  /** Column in the line of each character of `text`; absent when none was dropped. */
  readonly columns?: readonly number[];
}

/** The line to scan. The same text and features for an ordinary line, at the cost of one pass. */
export function fold(text: string, features: number): Folded {
  const first = firstTraditional(text);
  const glossed = (features & Feature.Latin) !== 0 && (features & Feature.Bracket) !== 0 && first >= 0;
  if (first < 0) return { text, features };
  const characters: string[] = [text.slice(0, first)];
  const columns: number[] = [];
  for (let index = 0; index < first; index++) columns.push(index);
  for (let index = first; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const end = glossed ? glossEnd(text, index) : -1;
    if (end > 0) {
      index = end - 1;
      continue;
    }
    characters.push(folded[code] === 0 ? text[index]! : String.fromCharCode(folded[code]!));
    columns.push(index);
  }
  const result = characters.join('');
  return { text: result, features: featuresOf(result), ...(result.length === text.length ? {} : { columns }) };
}

function firstTraditional(text: string): number {
  for (let index = 0; index < text.length; index++) if (folded[text.charCodeAt(index)] !== 0) return index;
  return -1;
}

/** `(fā)` or `（fā）` behind a Chinese character: letters with their tones, nothing else. -1 where none begins. */
function glossEnd(text: string, start: number): number {
  const open = text[start];
  if ((open !== '(' && open !== '（') || start === 0 || !isHan(text.charCodeAt(start - 1))) return -1;
  let end = start + 1;
  while (end < text.length && end - start <= longestGloss && isPinyin(text.charCodeAt(end))) end++;
  return end > start + 1 && (text[end] === ')' || text[end] === '）') ? end + 1 : -1;
}

function isPinyin(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xe0 && code <= 0xfc) || (code >= 0x101 && code <= 0x1dc);
}

/** A span of the folded text in the line it came from; a gloss behind its last character stays outside. */
export function unfold(span: Span, columns: readonly number[]): Span {
  if (span.end <= span.start) {
    const at = columns[span.start] ?? (columns.at(-1) ?? -1) + 1;
    return { start: at, end: at };
  }
  return { start: columns[span.start]!, end: columns[span.end - 1]! + 1 };
}
