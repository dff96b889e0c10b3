// Writes the table of pinyin readings: `node scripts/pinyin.mjs`; with `--check` says whether it is stale and writes
// nothing. The characters are those of GB 2312, with every reading that pinyin-pro knows, without tones; ü is v.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { TextDecoder } from 'node:util';
import { pinyin } from 'pinyin-pro';

const file = 'server/src/text/pinyinTable.ts';

/** The 6,763 characters of GB 2312, in its order: by pinyin, then by radical. */
function characters() {
  const decoder = new TextDecoder('gbk');
  const all = [];
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const text = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(text)) all.push(text);
    }
  return all;
}

/** Readings of one character as they are typed: `lü` is `lv`. Interjections without a vowel (呒 ḿ) have none. */
function readings(character) {
  const all = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  return [...new Set(all)].filter((one) => /^[a-z]*[aeiouv][a-z]*$/.test(one));
}

function table() {
  const bySyllable = new Map();
  for (const character of characters())
    for (const syllable of readings(character)) bySyllable.set(syllable, (bySyllable.get(syllable) ?? '') + character);
  const rows = [...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, text]) => syllable + text);
  return `/**
 * Syllables, each with the characters of GB 2312 that may be read so; without tones, ü as v. Made by
 * \`scripts/pinyin.mjs\` from the readings in pinyin-pro.
 */
export const syllables = \`
${rows.join('\n')}
\`;
`;
}

const content = table();
if (!existsSync(file) || readFileSync(file, 'utf8') !== content) {
  console.log(`${process.argv.includes('--check') ? 'stale' : 'written'}: ${file}`);
  if (process.argv.includes('--check')) process.exitCode = 1;
  else writeFileSync(file, content);
}
