/** Small charts in SVG. Numbers stand beside them in words: a chart never says anything alone. */
import { lights, type Light } from './lights';
import type { Tally } from './progress';

const two = (value: number): string => String(Math.round(value * 100) / 100);

/** The class gives the colour. */
export function shapeOf(light: Light): string {
  return `<svg class="shape ${light}" viewBox="0 0 16 16" aria-hidden="true">${shapes[light]}</svg>`;
}

const shapes: Readonly<Record<Light, string>> = {
  red: '<path d="M2 2h12v12H2z"/>',
  yellow: '<path d="M8 1.5 15 14H1z"/>',
  blue: '<path d="m8 1 7 7-7 7-7-7z"/>',
  green: '<circle cx="8" cy="8" r="6.5"/>',
  done: '<path class="line" d="m2 8.5 4 4.5L14 3"/>',
  grey: '<circle class="line" cx="8" cy="8" r="6"/>',
};

/** Slices clockwise from the top, in the order of `lights`. `label` is what a screen reader says. */
export function pie({ tasks, lights: counts }: Tally, label: string): string {
  const shown = lights.filter((light) => counts[light] > 0);
  let from = 0;
  const slices = shown.map((light): string => {
    const [start, end] = [from / tasks, (from += counts[light]) / tasks];
    // An arc around the whole would have no length.
    if (shown.length === 1) return `<circle class="${light}" cx="50" cy="50" r="48"/>`;
    const isLarge = end - start > 0.5 ? 1 : 0;
    return `<path class="${light}" d="M50 50L${onCircle(start)}A48 48 0 ${isLarge} 1 ${onCircle(end)}z"/>`;
  });
  return `<svg class="pie" viewBox="0 0 100 100" role="img" aria-label="${label}">${slices.join('')}</svg>`;
}

/** At a share of the whole turn. */
function onCircle(share: number): string {
  const angle = share * 2 * Math.PI;
  return `${two(50 + 48 * Math.sin(angle))} ${two(50 - 48 * Math.cos(angle))}`;
}

/** A bar as long as its share of `most` tasks. */
export function bar({ lights: counts }: Tally, most: number): string {
  let from = 0;
  const parts = lights
    .filter((light) => counts[light] > 0)
    .map((light): string => {
      const width = (counts[light] / most) * 100;
      const part = `<rect class="${light}" x="${two(from)}" width="${two(width)}" height="10"/>`;
      from += width;
      return part;
    });
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}
