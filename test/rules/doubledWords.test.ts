/** Words of correct plans, doubled at random: how many `text/repeated-word` finds. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePlan } from '../../server/src/plan/parse';
import { createEngine } from '../../server/src/rules/engine';
import { repeatedWordRule } from '../../server/src/rules/text/repeatedWord';
import { defaultContext } from '../../server/src/rules/types';
import { corpusTexts, skipWithoutCorpus } from '../corpus/texts';
import { doubledWords, type DoubledWord } from '../support/doubledWords';
import { applyEdits } from '../support/plans';

const engine = createEngine([repeatedWordRule]);
const tried = 600;
const least = 0.7;

/** Whether the rule reports the doubled word and its fix removes one of the two. */
function isFound({ text, word, at }: DoubledWord): boolean {
  const original = text.slice(0, at) + text.slice(at + word.length);
  return engine
    .check(parsePlan(text), defaultContext)
    .some(({ fixes = [] }) => fixes.some((fix) => applyEdits(text, fix.edits) === original));
}

/** Only the word's sentence: the rule doesn't look further. */
function inSentence({ text, word, at }: DoubledWord): DoubledWord {
  const start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('。', at)) + 1;
  const length = text.slice(at).search(/[。\n]|$/);
  return { text: `1.${text.slice(start, at + length)}`, word, at: at - start + 2 };
}

function check(texts: readonly string[], seed: number): void {
  const doubled = doubledWords(texts, tried, seed).map(inSentence);
  const missed = doubled.filter((one) => !isFound(one));
  const share = 1 - missed.length / tried;
  if (process.env.SHOW_MISSED !== undefined) {
    const byLength = new Map<number, [number, number]>();
    for (const one of doubled) {
      const entry = byLength.get(one.word.length) ?? [0, 0];
      entry[0]++;
      if (missed.includes(one)) entry[1]++;
      byLength.set(one.word.length, entry);
    }
    console.log(share, JSON.stringify([...byLength]));
    for (const { text, at, word } of missed)
      console.log(
        word.length,
        `${text.slice(Math.max(0, at - 8), at)}[${word}${word}]${text.slice(at + 2 * word.length, at + 2 * word.length + 8)}`,
      );
  }
  assert.ok(share >= least, `found ${(100 * share).toFixed(1)} % of ${tried} words doubled at random`);
}

describe('rules: text/repeated-word on words doubled at random', function () {
  // Six hundred plans each.
  this.timeout(180_000);

  it('finds most of them in our own plans', () => {
    const folders = ['test/fixtures/plans', 'test/fixtures/labelled'];
    check(
      folders.flatMap((folder) =>
        readdirSync(folder)
          .filter((file) => file.endsWith('.txt'))
          .map((file) => readFileSync(path.join(folder, file), 'utf8')),
      ),
      1,
    );
  });

  it('finds most of them in real plans', function () {
    const texts = corpusTexts('plans', 'wild');
    if (texts === undefined) return skipWithoutCorpus(this);
    check(
      texts.map(({ text }) => text),
      2,
    );
  });
});
