/**
 * Which lines may mean more, or begin something, together with their neighbours. Asked once per line, so that
 * `neighbours.ts` has to look at few.
 */
import { Feature } from '../text/characters';
import { endsInNames } from './responsibility/lists';
import { openingAtEnd } from './responsibility/brackets';
import { isResultLabel, isUnitLabel } from './labelLines';
import { maySayColumns } from './tables';
import type { LineShape } from './types';

const shortest = 40;

/** Bits of `Feature` that no single character indicates. */
export function openingsOf(text: string, features: number, shape: LineShape): number {
  if (shape === 'blank' || shape === 'chrome') return 0;
  let found = 0;
  if ((shape === 'table' || text.length < shortest) && maySayColumns(text, shape === 'table'))
    found |= Feature.ColumnNames;
  if (
    text.length < 8 && shape === 'heading'
      ? isNumberAlone(text)
      : text.trimEnd().endsWith('、') || ((features & Feature.Bracket) !== 0 && openingAtEnd(text) >= 0)
  )
    found |= Feature.GoesOn;
  else if (shape === 'text' && text.length < shortest && (isUnitLabel(text) || isResultLabel(text)))
    found |= Feature.GoesOn;
  if (shape === 'heading' && (features & Feature.Bracket) !== 0 && endsInNames(text)) found |= Feature.EndsInNames;
  return found;
}

/** 一、 with its title on the next line. */
export function isNumberAlone(text: string): boolean {
  return /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分篇]{1,2}|\d{1,2}[.．、])\s*$/.test(
    text,
  );
}
