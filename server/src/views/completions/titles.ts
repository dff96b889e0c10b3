/** 《…》: titles of documents that this plan names elsewhere, and other plans. */
import { Feature } from '../../text/characters';
import { createMatcher } from '../../text/pinyin';
import type { Completion, CompletionSource } from './completion';
import { defineCounted } from './counted';

const most = 50;
const title = /《([^《》]{2,100})》/g;

const titlesNamed = defineCounted(({ text, features }) =>
  (features & Feature.BookMark) === 0 ? [] : [...text.matchAll(title)].map((match) => match[1]!),
);

export const titles: CompletionSource = ({ plan, place: { title: typed, line, column }, others }) => {
  if (typed === undefined) return [];
  const { text } = line;
  const match = createMatcher(text.slice(typed.start, typed.end));
  const after = text.slice(column);
  // Up to the next bracket of the kind.
  const rest = /^[^《》]*/.exec(after)![0];
  const closed = after[rest.length] === '》';
  const writing = closed ? text.slice(typed.start, column + rest.length) : undefined;
  const here = titlesNamed(plan).filter(({ name, count }) => name !== writing || count > 1);
  const known = new Set(here.map(({ name }) => name));
  const all = [...here, ...(others?.titles ?? []).filter(({ name }) => !known.has(name))];
  return all
    .flatMap(({ name }): Completion[] => {
      const fit = match(name);
      if (fit === undefined) return [];
      const isEnd = closed && rest !== '' && name.endsWith(rest);
      const span = { start: typed.start, end: isEnd ? column + rest.length : column };
      const detail = known.has(name)
        ? { zh: '本文提到的文件', en: 'Named in this plan' }
        : { zh: '其他文稿提到的文件', en: 'Named in other plans' };
      return [{ label: name, kind: 'title', span, fit, newText: closed ? name : `${name}》`, detail }];
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most);
};
