/**
 * The texts of the extension for readers in Taiwan and Hong Kong, made from the simplified ones: characters and usual
 * words by OpenCC, and the terms below.
 */
import { Converter } from 'opencc-js/cn2t';

const convert = Converter({ from: 'cn', to: 'twp' });

/** Where OpenCC's word is another than readers know from VS Code and Office; longer ones first. */
const terms: readonly (readonly [RegExp, string])[] = [
  [/“/g, '「'],
  [/”/g, '」'],
  [/規則程式碼/g, '規則代碼'],
  [/文本檔案/g, '文字檔'],
  [/純文本/g, '純文字'],
  [/文本/g, '文字'],
  [/臺賬/g, '台帳'],
  [/單擊/g, '按一下'],
  [/按?回車(?:鍵)?/g, '按 Enter 鍵'],
  [/文字里/g, '文字裡'],
  [/後臺/g, '背景'],
  [/示例/g, '範例'],
  [/新建工作要點/g, '新增工作要點'],
  [/檢視顯示/g, '檢視：顯示'],
  [/智慧助手/g, 'AI 助理'],
  [/助手/g, '助理'],
  // Names of files are known by these words as they are written.
  [/檔名含「工作要點」/g, '檔名含「工作要点」'],
];

/** Code in backquotes stays as it is. */
export function traditional(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith('`') ? part : terms.reduce((now, [from, to]) => now.replace(from, to), convert(part)),
    )
    .join('');
}
