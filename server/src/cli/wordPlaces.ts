/** Where findings of a Word file are, for reports. */
import type { PlanContent } from '../files/planContent';
import type { DocumentPlace, PlaceOf } from '../report/format';

/** Characters that are enough to find a place with Word's search. */
const fewWords = 12;
const manyWords = 20;

/** Undefined for all other files. */
export async function placesIn(content: PlanContent): Promise<PlaceOf | undefined> {
  if (content.kind !== 'word') return undefined;
  const { word, text } = content;
  const { placeIn } = await import('../office');
  const lines = text.split('\n');
  return ({ start, end }): DocumentPlace | undefined => {
    const place = placeIn(word, start);
    if (place === undefined) return undefined;
    const { offset, ...rest } = place;
    const line = lines[start.line] ?? '';
    const number = word.lines[start.line]?.pieces.find(({ atom }) => atom === undefined);
    // Word's search doesn't find an automatic number.
    const from = number !== undefined && start.character < number.end ? number.end : start.character;
    const length = end.line === start.line ? end.character - from : manyWords;
    const shown = line.slice(from, from + Math.min(Math.max(length, fewWords), manyWords));
    const words = shown.length < line.length - from ? `${shown}…` : shown;
    return { ...rest, column: offset + 1, words };
  };
}
