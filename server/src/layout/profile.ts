/**
 * The geometry and faces of a page: one object, from which every format computes. The default is GB/T 9704-2012; its
 * clauses are named beside the values.
 */

/** What a face is for. A house may choose another font for each. */
export type Face =
  | 'title' // title and the issuer's mark: 小标宋 (7.2.4, 7.3.1)
  | 'first' // layer 一、, the mark 附件: 黑体 (7.3.3, 7.3.7)
  | 'second' // layer （一）: 楷体 (7.3.3)
  | 'body' // everything else: 仿宋 (5.2.2)
  | 'number'; // page numbers: 宋体 (7.5)

export interface LayoutProfile {
  /** The sheet, in mm: A4, upright (5.1). */
  readonly sheet: { readonly width: number; readonly height: number };
  /** In mm. The standard states top 37 and left 28 and the type area 156 × 225; the others follow (5.2.1). */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Lines a page and characters a line (5.2.3). Pitch and character spacing follow from them. */
  readonly lines: number;
  readonly characters: number;
  readonly fonts: Readonly<Record<Face, string>>;
}

/** Party and government documents, GB/T 9704-2012. */
const standardProfile: LayoutProfile = {
  sheet: { width: 210, height: 297 },
  margins: { top: 37, bottom: 35, left: 28, right: 26 },
  lines: 22,
  characters: 28,
  fonts: { title: '方正小标宋简体', first: '黑体', second: '楷体_GB2312', body: '仿宋_GB2312', number: '宋体' },
};

/** Sizes in points: 二号 title, 三号 body, 四号 page numbers and imprint, 小四 cells. */
export const sizes = { title: 22, body: 16, small: 14, cell: 12 } as const;

/** What a house states of its own; the rest is the standard's. */
export interface HouseLayout {
  readonly margins?: Partial<LayoutProfile['margins']>;
  readonly lines?: number;
  readonly characters?: number;
  readonly fonts?: Partial<LayoutProfile['fonts']>;
}

export function profileOf({ margins, lines, characters, fonts }: HouseLayout = {}): LayoutProfile {
  return {
    sheet: standardProfile.sheet,
    margins: { ...standardProfile.margins, ...margins },
    lines: lines ?? standardProfile.lines,
    characters: characters ?? standardProfile.characters,
    fonts: { ...standardProfile.fonts, ...fonts },
  };
}

/** Lengths of a page in points, 1/72 inch. */
export interface Grid {
  /** From one line to the next. */
  readonly pitch: number;
  /** From one character to the next. */
  readonly advance: number;
  /** The type area. */
  readonly width: number;
  readonly height: number;
}

const pointsPerMillimetre = 72 / 25.4;

/**
 * Pitch and advance in twentieths of a point, which is as fine as Word counts, rounded down so that all lines and
 * characters fit.
 */
export function gridOf({ sheet, margins, lines, characters }: LayoutProfile): Grid {
  const width = (sheet.width - margins.left - margins.right) * pointsPerMillimetre;
  const height = (sheet.height - margins.top - margins.bottom) * pointsPerMillimetre;
  const down = (points: number): number => Math.floor(points * 20) / 20;
  return { pitch: down(height / lines), advance: down(width / characters), width, height };
}

/**
 * Other names of the fonts and fonts that look like them, best first: official fonts are missing on many machines. The
 * last one is a generic family of CSS.
 */
const substitutes: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC', 'serif'],
  黑体: ['SimHei', '华文黑体', 'STHeiti', 'Heiti SC', 'Noto Sans CJK SC', 'sans-serif'],
  楷体_GB2312: ['楷体', 'KaiTi', '华文楷体', 'STKaiti', 'Kaiti SC', 'AR PL UKai CN', 'serif'],
  仿宋_GB2312: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong', 'Noto Serif CJK SC', 'serif'],
  宋体: ['SimSun', '华文宋体', 'STSong', 'Songti SC', 'Noto Serif CJK SC', 'serif'],
};

/** Fonts to take where `font` is missing. Those of a font that isn't known here are the body's. */
export function substitutesOf(font: string): readonly string[] {
  return Object.hasOwn(substitutes, font) ? substitutes[font]! : ['仿宋_GB2312', ...substitutes['仿宋_GB2312']!];
}
