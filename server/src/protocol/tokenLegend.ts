/**
 * The legend of our semantic tokens: the names are those of `contributes.semanticTokenTypes` and
 * `semanticTokenModifiers` in package.json (`npm run generate` writes them there), the order is the one on the wire.
 */

export const tokenTypes = [
  /** 一、 （一） 1. ① 第一章: the marker of an entry. */
  'planMarker',
  /** The title of an entry, up to its 。 or the end of its line; the title of an unnumbered part. */
  'planTitle',
  /** 责任单位：, 牵头单位： and the role words 牵头, 配合, 负责 of a note without a label. */
  'planLabel',
  'planUnit',
  'planTarget',
  'planDeadline',
  /** 一是, 二要, （1） inside a paragraph. */
  'planMeasure',
  /** The lines of the document's title. */
  'planDocumentTitle',
] as const;

export const tokenModifiers = [
  /** On a unit: its role is inferred (first of a plain list), not written. */
  'inferred',
  /** On a unit or label: leads. */
  'lead',
  /** On a unit or label: supports. */
  'support',
  /** On a target: 力争, 争取 stands before it. */
  'hedged',
  /** On a target: an amount that can't be checked (一批, 若干). */
  'vague',
] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/**
 * LSP's standard types that replace ours in editors that do not know them: the first one that the editor supports.
 */
const standardTypes: Readonly<Record<TokenType, readonly [string, ...string[]]>> = {
  planMarker: ['keyword'],
  planTitle: ['class', 'type'],
  planLabel: ['property', 'variable'],
  planUnit: ['namespace', 'type'],
  planTarget: ['number'],
  planDeadline: ['string'],
  planMeasure: ['operator', 'keyword'],
  planDocumentTitle: ['type', 'class'],
};

/**
 * `known`: the token types that the client can show; 'own' when it
 * knows ours. Numbers on the wire are the same in every legend.
 */
export function tokenLegend(known: readonly string[] | 'own'): { tokenTypes: string[]; tokenModifiers: string[] } {
  const shown = (type: TokenType): string => {
    if (known === 'own' || known.includes(type)) return type;
    const standard = standardTypes[type];
    return standard.find((one) => known.includes(one)) ?? standard[0];
  };
  return { tokenTypes: tokenTypes.map(shown), tokenModifiers: [...tokenModifiers] };
}

/** Name → number on the wire. */
export const tokenTypeIndex = Object.fromEntries(tokenTypes.map((name, index) => [name, index])) as Readonly<
  Record<TokenType, number>
>;

/** Name → bit on the wire. */
export const tokenModifierBit = Object.fromEntries(tokenModifiers.map((name, index) => [name, 1 << index])) as Readonly<
  Record<TokenModifier, number>
>;
