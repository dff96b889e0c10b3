/**
 * Texts that are not prose, of about the given number of characters: what once took, or might take, more than linear
 * time.
 */
export const oddTexts: Readonly<Record<string, (size: number) => string>> = {
  brackets: (size) => '（'.repeat(size),
  'closing brackets': (size) => '）'.repeat(size),
  'brackets by turns': (size) => '（('.repeat(size / 2),
  'pairs of brackets': (size) => '（）'.repeat(size / 2),
  quotes: (size) => '“'.repeat(size),
  'quotes by turns': (size) => '“《'.repeat(size / 2),
  'crossing quotes': (size) => `${'“'.repeat(size / 2)}\n${'》'.repeat(size / 2)}`,
  'one endless line': (size) => '推进教育改革发展，'.repeat(size / 9),
  'line ends': (size) => '\n'.repeat(size),
  'the first number again and again': (size) => '一、'.repeat(size / 2),
  'the first heading again and again': (size) => '一、甲\n'.repeat(size / 4),
  'notes that never end': (size) => '（责任单位：甲科、'.repeat(size / 9),
  'notes that lose their opening bracket': (size) => '责任单位：甲科）'.repeat(size / 8),
  'notes that name only their verb': (size) => '（牵头'.repeat(size / 3),
  'labels in brackets': (size) => '【责任单位】'.repeat(size / 6),
  'brackets that cross': (size) => '（〔【）〕】'.repeat(size / 6),
  'joining words in a note': (size) => `（${'和'.repeat(size / 4 - 1)}`.repeat(4),
  'brackets in a note': (size) => `（责任单位：${'('.repeat(size / 4 - 6)}`.repeat(4),
  figures: (size) => '12'.repeat(size / 2),
  amounts: (size) => '新建3所，'.repeat(size / 5),
  spaces: (size) => `甲${' '.repeat(size)}乙`,
  'half-width marks': (size) => '甲,乙('.repeat(size / 4),
  damage: (size) => '\u00a0\u200b'.repeat(size / 2),
  'doubled words': (size) => '推进推进'.repeat(size / 4),
  dates: (size) => '6月底前'.repeat(size / 4),
  'items in one line': (size) =>
    '1.推进校舍建设。6月底前新建基地12个，合格率达到95%以上(试行),（责任单位：甲科、乙办）'.repeat(size / 50),
  'the first marker again and again': (size) => '一、\n'.repeat(size / 12),
  'a marker that ends all counting': (size) => '九千九百九十九、甲\n'.repeat(size / 10),
  'numbers within numbers': (size) => `${'1.'.repeat(40)}1 甲\n`.repeat(size / 84),
  'measures that open one in the other': (size) =>
    `1.甲。一要甲。${'一是甲；'.repeat(size / 12)}${'二要乙；三要丙；'.repeat(size / 12)}`,
  'measures that none waits for': (size) => `1.甲。\n${'一是甲\n'.repeat(size / 8)}${'三是丙\n'.repeat(size / 8)}`,
  'claims on many sections': (size) =>
    `某局2026年工作要点\n${'实施八项工程。'.repeat(size / 16)}\n${'一、甲工程\n二、乙工程\n三、丙工程\n'.repeat(size / 36)}`,
  'every third marker another, each in a section of its own': (size) =>
    '一、甲\n1.甲\n（2）乙\n3.丙\n'.repeat(size / 18),
};
