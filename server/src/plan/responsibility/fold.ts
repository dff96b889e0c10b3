/**
 * A spelling of the text in which the words of responsibility notes are looked up: half-width marks, one kind of bracket and of space,
 * Simplified characters for the Traditional ones those words use. As long as the text, so that columns stay what they are.
 */

const folded = new Uint16Array(0x10000);

function map(from: string, to: string): void {
  for (let index = 0; index < from.length; index++) folded[from.charCodeAt(index)] = to.charCodeAt(Math.min(index, to.length - 1));
}

map('，；．／｜！？', ',;./|!?');
map('：﹕∶', ':');
map('，﹐', ',');
map('；﹔', ';');
map('（〔【［[｛{', '(');
map('）〕】］]｝}', ')');
map('\t\u00a0\u3000\u200b\u200c\u200d\ufeff\u2002\u2003\u2009\u202f', ' ');
map('０１２３４５６７８９', '0123456789');
map('責牽頭負單門處協參與辦會導領縣區鄉鎮廳級關據職體實務項時間黨團學園館隊員聯場發組機構進專監總銀電臺', '责牵头负单门处协参与办会导领县区乡镇厅级关据职体实务项时间党团学园馆队员联场发组机构进专监总银电台');
map('縂層屬衛財設點領營術醫轄盟貫徹執辦擔動調統籌穩續', '总层属卫财设点领营术医辖盟贯彻执办担动调统筹稳续');
map('業訊農業規劃環資稅審計監檢測錄線長師幹書記經濟貿', '业讯农业规划环资税审计监检测录线长师干书记经济贸');
map('對應報紀紅婦殘聯協會軍藝語網測試驗開', '对应报纪红妇残联协会军艺语网测试验开');

/** Same length as `text`; the same string where nothing needs folding. */
export function fold(text: string): string {
  let index = 0;
  while (index < text.length && folded[text.charCodeAt(index)] === 0) index++;
  if (index === text.length) return text;
  const codes = new Array<number>(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = folded[code]! || code;
  }
  return String.fromCharCode(...codes);
}

/** Folded text in which every ( has its ): those without a partner are replaced by a character that means nothing. */
export function hideLoneBrackets(source: string): string {
  if (!source.includes('(') && !source.includes(')')) return source;
  const lone: number[] = [];
  const open: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x28) open.push(at);
    else if (code === 0x29 && open.pop() === undefined) lone.push(at);
  }
  lone.push(...open);
  if (lone.length === 0) return source;
  const characters = source.split('');
  for (const at of lone) characters[at] = '\u0001';
  return characters.join('');
}
