/** Thresholds of lights that can't be meant. */
import { defaultThresholds } from '../ledger/lights';
import type { Report } from './problems';
import { get, type ConfigNode } from './tree';

/** A task is further behind when its light is red: no task would ever have a yellow one. */
export function checkLights(tree: ConfigNode, report: Report): void {
  const lights = get(get(tree, 'ledger'), 'lights');
  const [yellow, red] = (['yellow', 'red'] as const).map((light) => get(lights, light));
  const points = (node: ConfigNode | undefined, usual: number): number =>
    node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : usual;
  const [from, to] = [points(yellow, defaultThresholds.yellow), points(red, defaultThresholds.red)];
  const stated = yellow ?? red;
  if (stated === undefined || from < to) return;
  report(
    'config/value',
    stated.span,
    `黄灯的界限（${from}）应小于红灯的界限（${to}），否则不会亮黄灯`,
    `The threshold of yellow (${from}) must be below that of red (${to}), or no light is ever yellow`,
  );
}
