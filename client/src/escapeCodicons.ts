/** Quick picks, including “Go to Symbol”, turn `$(name)` into an icon. A zero-width space keeps it as text. */
export function escapeCodicons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}

interface Symbols {
  name: string;
  detail?: string;
  children?: Symbols[];
}

/** Changes all symbols of an outline in place. */
export function withoutIcons<T extends Symbols>(symbols: readonly T[]): readonly T[] {
  for (const symbol of symbols) {
    symbol.name = escapeCodicons(symbol.name);
    if (symbol.detail !== undefined) symbol.detail = escapeCodicons(symbol.detail);
    if (symbol.children !== undefined) withoutIcons(symbol.children);
  }
  return symbols;
}
