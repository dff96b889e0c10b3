/** What our pages are built of. They have no script, no link to anywhere and no font. */
import type { Localized, MessageLanguage } from '../text/localized';
import { escapeMarkup } from '../text/markup';
import { plainText } from '../text/plainText';

/** Words of a plan or a ledger as markup. */
export function safe(text: string): string {
  return escapeMarkup(plainText(text));
}

/** Words of ours as markup. */
export function say(text: Localized, language: MessageLanguage): string {
  return escapeMarkup(text[language]);
}

/** All of it is markup; `body` is one or more `<tbody>`. The caption is for those who hear the page. */
export function table(caption: string, heads: readonly string[], body: string): string {
  const head = heads.map((cell) => `<th scope="col">${cell}</th>`).join('');
  return `<table><caption class="unseen">${caption}</caption><thead><tr>${head}</tr></thead>\n${body}\n</table>`;
}

export function tableBody(rows: readonly string[]): string {
  return `<tbody>\n${rows.join('\n')}\n</tbody>`;
}

/** A table that may be wider than the page; it is scrolled by the keyboard, too. `label` is the id of its heading. */
export function wide(label: string, content: string): string {
  return `<div class="wide" tabindex="0" role="group" aria-labelledby="${label}">${content}</div>`;
}

/** A command of the editor that shows the page. `label` is markup. */
export function commandLink(command: string, args: readonly unknown[], label: string): string {
  const address = `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
  return `<a href="${escapeMarkup(address)}">${label}</a>`;
}

/** One of several radio buttons, which choose through CSS. `label` is markup. */
export function choice(name: string, id: string, label: string, isChecked: boolean): string {
  return `<label><input type="radio" name="${name}" id="${id}"${isChecked ? ' checked' : ''}> ${label}</label>`;
}

/** In an editor a page has its colours, elsewhere the reader's light or dark ones. */
export const pageStyle = `:root { color-scheme: light dark; }
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
fieldset { border: 1px solid var(--line); margin: 0 0 .8em; padding: .3em .8em; display: flex; flex-wrap: wrap; gap: .3em 1.2em; }
input { accent-color: currentColor; } label { white-space: nowrap; }
.wide { overflow-x: auto; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder, currentColor); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { .wide { overflow: visible; } fieldset { display: none; } }`;

/** Links lead to commands of an editor: they are underlined, whatever their colour. */
export const linkStyle = `a { color: var(--vscode-textLink-foreground, LinkText); text-decoration: underline; }
.actions { display: flex; flex-wrap: wrap; gap: .3em 1.5em; padding: 0; list-style: none; }`;
