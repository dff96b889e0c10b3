import type { Edit, Fix } from '../types';

/** Gives all that follows its number. That may be every later marker, so the edits are made, once, when somebody asks for them. */
export function renumberingFix(makeEdits: () => readonly Edit[], preferred: boolean): Fix {
  let made: readonly Edit[] | undefined;
  const edits = (): readonly Edit[] => (made ??= makeEdits());
  return {
    get title() {
      return { zh: `从此处起依次重排（改动 ${edits().length} 处）`, en: `Renumber from here (${edits().length} changes)` };
    },
    get edits() {
      return edits();
    },
    preferred,
  };
}
