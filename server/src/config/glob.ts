/**
 * File patterns: `*` and `?` within one path level, `**` across levels, `{a,b}`. No regular expression is built from
 * them, so no pattern can make matching slow: time is at most pattern length × path length.
 */

const maxAlternatives = 64;

export interface Glob {
  /** `path` is relative, `/`-separated. */
  matches(path: string): boolean;
  /** Whether it may match anything below this folder. */
  matchesBelow(folder: string): boolean;
}

/**
 * A pattern without `/` matches at any depth, as in .gitignore; one
 * that ends in `/` matches all below that folder; `./` is this folder.
 */
export function compileGlob(pattern: string): Glob {
  return globOf(bodiesOf(pattern));
}

/**
 * The same, but a match of a folder includes everything below it, as in .gitignore: `草稿`, `/2026/草稿*`. If the last
 * level is only stars, it stands for files: `旧/*` does not match `旧/甲/乙.txt`.
 */
export function compileExclusion(pattern: string): Glob {
  return globOf(
    bodiesOf(pattern).flatMap((body) => {
      const last = body.slice(body.lastIndexOf('/') + 1);
      return last.replaceAll('*', '') === '' ? [body] : [body, `${body}/**`];
    }),
  );
}

function bodiesOf(pattern: string): string[] {
  return expand(pattern.normalize('NFC')).map((body) => {
    const anchored = body.replace(/^\.?\//, '');
    const folder = anchored.endsWith('/') ? `${anchored}**` : anchored;
    return body.replace(/\/$/, '').includes('/') ? folder : `**/${folder}`;
  });
}

function globOf(bodies: readonly string[]): Glob {
  return {
    matches: (path) => bodies.some((body) => reachOf(body, path).at(-1) === 1),
    matchesBelow: (folder) => bodies.some((body) => reachOf(body, `${folder}/`).subarray(0, -1).includes(1)),
  };
}

/** Whether the pattern stays inside the folder of the configuration: not absolute, no drive, no `..`. */
export function isInsidePattern(pattern: string): boolean {
  return (
    !/^[A-Za-z]:|^\\|^~\/|^file:|^\/\//.test(pattern) && !pattern.includes('\\') && !pattern.split('/').includes('..')
  );
}

/** One level of `{a,b}`; deeper nesting and too many alternatives are taken literally. */
function expand(pattern: string): string[] {
  let results = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open < 0 ? -1 : pattern.indexOf('}', open);
    if (close < 0) break;
    const alternatives = pattern.slice(open + 1, close).split(',');
    if (results.length * alternatives.length > maxAlternatives) break;
    const before = pattern.slice(at, open);
    results = results.flatMap((head) => alternatives.map((alternative) => head + before + alternative));
    at = close + 1;
  }
  return results.map((head) => head + pattern.slice(at));
}

/** Dynamic programming over the pattern: `reach[i]` = the first i tokens match the path. */
function reachOf(pattern: string, path: string): Uint8Array {
  const tokens = tokenise(pattern);
  let reach = new Uint8Array(tokens.length + 1);
  reach[0] = 1;
  skipEmpty(tokens, reach, true);
  for (let at = 0; at < path.length; at += 1) {
    const char = path[at] ?? '';
    const next = new Uint8Array(tokens.length + 1);
    for (let i = 0; i < tokens.length; i += 1) {
      if (reach[i] === 0) continue;
      const token = tokens[i] ?? '';
      if (token === '**/') next[i] = 1;
      else if (token === '**') next[i] = 1;
      else if (token === '*') {
        if (char !== '/') next[i] = 1;
      } else if (token === '?') {
        if (char !== '/') next[i + 1] = 1;
      } else if (token === char) next[i + 1] = 1;
    }
    reach = next;
    skipEmpty(tokens, reach, char === '/');
  }
  return reach;
}

/** `*` and `**` may match nothing more; `**\/` may end only where a level begins. */
function skipEmpty(tokens: readonly string[], reach: Uint8Array, levelStart: boolean): void {
  for (let i = 0; i < tokens.length; i += 1) {
    if (reach[i] === 0) continue;
    const token = tokens[i];
    if (token === '*' || token === '**' || (token === '**/' && levelStart)) reach[i + 1] = 1;
  }
}

function tokenise(pattern: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < pattern.length) {
    const levelStart = at === 0 || pattern[at - 1] === '/';
    if (pattern.startsWith('**/', at) && levelStart) {
      tokens.push('**/');
      at += 3;
    } else if (pattern.startsWith('**', at)) {
      tokens.push(levelStart && at + 2 === pattern.length ? '**' : '*');
      at += 2;
    } else {
      tokens.push(pattern[at] ?? '');
      at += 1;
    }
  }
  return tokens;
}
