/**
 * The words of a text for the site's search: Chinese has no spaces, so it is cut into pairs of characters that overlap.
 * The site gets the function as text, so it uses nothing outside itself.
 */
export function tokenize(text: string): string[] {
  return (text.match(/\p{Script=Han}+|[^\p{Script=Han}\p{P}\p{S}\p{Z}\s]+/gu) ?? []).flatMap((word) =>
    word.length > 2 && /\p{Script=Han}/u.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  );
}
