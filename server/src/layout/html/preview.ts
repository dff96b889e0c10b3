/** A laid-out document for a preview that divides it into pages itself. */
import type { LaidOut } from '../blocks';
import { sizes, type LayoutProfile } from '../profile';
import { bodyHtml, numberFont, styleSheet } from './write';

export interface Preview {
  /** The texts of a style element and of a body. */
  readonly style: string;
  readonly body: string;
  /** In mm; a sheet that is upright. */
  readonly sheet: LayoutProfile['sheet'];
  readonly margins: LayoutProfile['margins'];
}

/** In mm, from the type area down to the page number (7.5). */
const aboveNumber = 7;
const millimetresPerPoint = 25.4 / 72;

export function previewOf(document: LaidOut, profile: LayoutProfile): Preview {
  const { sheet, margins } = profile;
  const bottom = Math.max(0, margins.bottom - aboveNumber - sizes.small * millimetresPerPoint).toFixed(1);
  const number = `.page > footer { bottom: ${bottom}mm; font: ${numberFont(profile)}; }`;
  return { style: `${styleSheet(profile)}\n${number}`, body: bodyHtml(document), sheet, margins };
}
