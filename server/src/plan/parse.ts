/** The plan of a whole text. */
import { scanLines } from '../scan/lines';
import { readNeighbours } from '../scan/neighbours';
import { firstPlan } from './facts/lineage';
import { buildStructure } from './outline/structure';
import type { Plan } from './types';

/** Any text makes a plan; nothing throws. */
export function parsePlan(text: string): Plan {
  const lines = scanLines(text);
  const { endings } = readNeighbours(lines);
  return firstPlan(lines, buildStructure(lines), endings);
}
