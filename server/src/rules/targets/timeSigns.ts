/** Signs of times that several rules look for. */
import { defineSign, digits, rangeMarks, spaces } from '../../plan/facts/signs';

/** A figure behind the mark of a range: —10, 至 5. */
export const rangeTo = defineSign(`${digits}０１２３４５６７８９${spaces}`, rangeMarks);
/** 14:30, 14时 */
export const clockTime = defineSign(':：时', digits);
