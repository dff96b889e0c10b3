import { Feature, skipSpaces, spaceCharacters } from '../../text/characters';
import type { Line } from '../../scan/types';
import type { TallyPlace, TallyRule } from '../types';
import { countOf, isDigitAt, isHanAt } from './marks';

/** With fewer places it is a slip that nobody notices. */
const worthSaying = 3;
/** A longer gap is layout: columns, a signature. */
const maxGap = 2;

export const straySpaceRule: TallyRule = {
  meta: {
    code: 'text/stray-space',
    severity: 'information',
    profiles: { strict: 'warning' },
    fixable: true,
    title: { zh: '多余空格', en: 'Stray space' },
    description: {
      zh: `汉字与数字之间、标点前后的多余空格（如“25 号”“小学 ，”）。满${worthSaying}处时全文报一次。`,
      en: `Spaces between Chinese characters and figures or beside marks (25 号, 小学 ，). One finding per document, from ${worthSaying} places up.`,
    },
  },
  kind: 'tally',
  scope: 'body',
  needs: Feature.InnerSpace,
  count: (line) => countOf(placesIn(line)),
  places: placesIn,
  report(count) {
    if (count < worthSaying) return undefined;
    return {
      message: {
        zh: `全文有${count}处多余空格，汉字、数字、标点之间不空格。`,
        en: `${count} stray spaces; there are no spaces between Chinese characters, figures and marks.`,
      },
      fixTitle: { zh: `删去多余空格（${count}处）`, en: `Delete ${count} stray spaces` },
    };
  },
};

function placesIn({ text, shape, heading }: Line): TallyPlace[] {
  if (shape === 'chrome' || shape === 'table') return [];
  const places: TallyPlace[] = [];
  const from = heading?.title.start ?? skipSpaces(text, 0);
  let gaps = 0;
  gap.lastIndex = from;
  for (let match = gap.exec(text); match !== null; match = gap.exec(text)) {
    const start = match.index;
    const end = gap.lastIndex;
    if (end === text.length) break;
    gaps++;
    if (end - start <= maxGap && isStray(text, start, end)) places.push({ start, end, newText: '' });
  }
  // A row of cells, not a sentence.
  return gaps > 2 && !stop.test(text.slice(from)) ? [] : places;
}

const gap = new RegExp(`[${spaceCharacters}]+`, 'g');
const stop = /[。，；：、,;:]/;

/** 25 号, 第 3 批, 小学 ，, （ 试行）. A gap between two Chinese characters may separate names, so it is left alone. */
function isStray(text: string, start: number, end: number): boolean {
  if ('，。；：、）》”〕】,;)%％'.includes(text[end]!))
    return isHanAt(text, start - 1) || isDigitAt(text, start - 1) || '）》”〕】)%'.includes(text[start - 1] ?? '\n');
  if ('，。；：、（《“〔【'.includes(text[start - 1] ?? '\n'))
    return isHanAt(text, end) || isDigitAt(text, end) || '“《（'.includes(text[end]!);
  return (isHanAt(text, start - 1) && isDigitAt(text, end)) || (isDigitAt(text, start - 1) && isHanAt(text, end));
}
