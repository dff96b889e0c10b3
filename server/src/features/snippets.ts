/** Snippet texts for editors that take none. */

/** `责任单位：${1:单位}` → `责任单位：单位`; linear, any text gives a text. */
export function stripSnippet(snippet: string): string {
  let result = '';
  let depth = 0;
  for (let index = 0; index < snippet.length; index++) {
    const character = snippet[index]!;
    if (character === '\\' && index + 1 < snippet.length) result += snippet[++index]!;
    else if (character === '$') {
      const open = snippet[index + 1] === '{';
      let at = index + (open ? 2 : 1);
      const from = at;
      while (at < snippet.length && /[0-9]/.test(snippet[at]!)) at++;
      if (at === from) result += character;
      else if (!open) index = at - 1;
      else if (snippet[at] === ':') [index, depth] = [at, depth + 1];
      else index = snippet[at] === '}' ? at : at - 1;
    } else if (character === '}' && depth > 0) depth--;
    else result += character;
  }
  return result;
}
