/** How the page of progress looks: in an editor with its colours, elsewhere with the reader's light or dark ones. */
import { lights } from './lights';

const choices = lights
  .map((light) => `body:has(#show-${light}:checked) tbody tr[class^="is-"]:not(.is-${light})`)
  .join(',\n');

/** Shapes have at least 3 to 1 against the ground, words 4.5 to 1. */
export const progressStyle = `:root { color-scheme: light dark; }
.vscode-light, .vscode-high-contrast-light { color-scheme: light; }
.vscode-dark, .vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
body { --line: var(--vscode-contrastBorder, color-mix(in srgb, currentColor 25%, transparent));
  --ground: var(--vscode-editor-background, light-dark(#fff, #1e1e1e));
  color: var(--vscode-editor-foreground, light-dark(#1f1f1f, #e6e6e6)); background: var(--ground);
  font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0; padding: 1em; }
main { max-width: 80em; margin: 0 auto; }
h1 { font-size: 1.5em; margin: .4em 0; } h2 { font-size: 1.15em; margin: 1.6em 0 .5em; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .3em .6em; text-align: left; vertical-align: top; color: inherit; }
th { font-weight: 600; } thead th { white-space: nowrap; } .count { text-align: right; font-variant-numeric: tabular-nums; }
.lights { display: flex; flex-wrap: wrap; gap: 1.5em; align-items: center; } .lights table { flex: 1; width: auto; min-width: 20em; }
.lights th { white-space: nowrap; }
.pie { width: 11em; height: 11em; flex: none; } .bar { width: 100%; min-width: 8em; height: .8em; display: block; margin-top: .4em; }
.pie path, .pie circle, .bar rect { stroke: var(--ground); stroke-width: 1; vector-effect: non-scaling-stroke; }
.shape { width: .9em; height: .9em; vertical-align: -.08em; }
.shape .line { fill: none; stroke: currentColor; stroke-width: 2.5; }
svg { forced-color-adjust: none; } .red { fill: light-dark(#c62828, #ff6b6b); } .yellow { fill: light-dark(#b26a00, #f0b429); }
.blue { fill: light-dark(#1565c0, #6cb6ff); } .green { fill: light-dark(#2e7d32, #57c45d); }
.done { fill: light-dark(#1b5e20, #8fd694); color: light-dark(#1b5e20, #8fd694); } .grey { fill: light-dark(#767676, #9a9a9a); color: light-dark(#767676, #9a9a9a); }
fieldset { border: 1px solid var(--line); margin: 0 0 .8em; padding: .3em .8em; display: flex; flex-wrap: wrap; gap: .3em 1.2em; }
input { accent-color: currentColor; } label { white-space: nowrap; }
.wide { overflow-x: auto; } .wide td:nth-child(1), .wide td:nth-child(2), .wide td:nth-child(8), .wide td:nth-child(9) { white-space: nowrap; }
.wide td:nth-child(3) { min-width: 12em; } .wide td:nth-child(7) { min-width: 14em; } .wide td:nth-child(10) { min-width: 9em; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, currentColor); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
${choices} { display: none; }
@media print { .wide { overflow: visible; } fieldset { display: none; } }`;
