/** 工委办（党建办） → 工委办, 党建办: the two names in a name with brackets; none for any other name. */
export function bracketForms(name: string): readonly string[] {
  if (!name.endsWith('）') && !name.endsWith(')')) return [];
  return /^([^（(]{2,})[（(]([^（()）]{2,})[）)]$/.exec(name)?.slice(1) ?? [];
}
