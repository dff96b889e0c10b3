/** Quick picks, “Go to Symbol” among them, make an icon of `$(name)`: a zero-width space keeps it the text that it is in the plan. */
export function escapeCodicons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

interface Symbols {
  name: string;
  detail?: string;
  children?: Symbols[];
}

/** The symbols of an outline and of all below it, changed in place. */
export function withoutIcons<T extends Symbols>(symbols: readonly T[]): readonly T[] {
  for (const symbol of symbols) {
    symbol.name = escapeCodicons(symbol.name);
    if (symbol.detail !== undefined) symbol.detail = escapeCodicons(symbol.detail);
    if (symbol.children !== undefined) withoutIcons(symbol.children);
  }
  return symbols;
}
