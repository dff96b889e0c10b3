/** The units of WordprocessingML. */
import { gridOf, type Grid, type LayoutProfile } from '../profile';

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);

export const twipsOfMillimetres = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** What the writers of paragraphs and pages need to know of a profile. */
export interface Measures {
  readonly profile: LayoutProfile;
  readonly grid: Grid;
}

export function measuresOf(profile: LayoutProfile): Measures {
  return { profile, grid: gridOf(profile) };
}
