/** How the page of progress looks. */
import { lights } from './lights';
import { pageStyle } from './pageParts';

const choices = lights
  .map((light) => `body:has(#show-${light}:checked) tbody tr[class^="is-"]:not(.is-${light})`)
  .join(',\n');

/** Shapes have at least 3 to 1 against the ground, words 4.5 to 1. */
export const progressStyle = `${pageStyle}
.lights { display: flex; flex-wrap: wrap; gap: 1.5em; align-items: center; } .lights table { flex: 1; width: auto; min-width: 20em; }
.lights th { white-space: nowrap; }
.lights thead th:nth-child(2), [aria-labelledby^="by-"] thead th:nth-child(n + 3) { text-align: right; }
.pie { width: 11em; height: 11em; flex: none; } .bar { width: 100%; min-width: 8em; height: .8em; display: block; margin-top: .4em; }
.pie path, .pie circle, .bar rect { stroke: var(--ground); stroke-width: 1; vector-effect: non-scaling-stroke; }
.shape { width: .9em; height: .9em; vertical-align: -.08em; }
.shape .line { fill: none; stroke: currentColor; stroke-width: 2.5; }
svg { forced-color-adjust: none; } .red { fill: light-dark(#c62828, #ff6b6b); } .yellow { fill: light-dark(#b26a00, #f0b429); }
.blue { fill: light-dark(#1565c0, #6cb6ff); } .green { fill: light-dark(#2e7d32, #57c45d); }
.done { fill: light-dark(#1b5e20, #8fd694); color: light-dark(#1b5e20, #8fd694); } .grey { fill: light-dark(#767676, #9a9a9a); color: light-dark(#767676, #9a9a9a); }
.wide td:nth-child(1), .wide td:nth-child(2), .wide td:nth-child(8), .wide td:nth-child(9) { white-space: nowrap; }
.wide td:nth-child(3) { min-width: 12em; } .wide td:nth-child(4) { min-width: 6em; } .wide td:nth-child(7) { min-width: 14em; } .wide td:nth-child(10) { min-width: 9em; }
${choices} { display: none; }`;
