/** A short run of what `npm run fuzz` does for minutes, and every input that once went wrong. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { assertBytes, bytes } from './bytes';
import { made, seededChoices, type Choices } from './choices';
import { assertConfiguration, configuration, mutateConfiguration, seedConfigurations } from './configurations';
import { assertEdited, assertText } from './invariants';
import { mutate, plan, seedTexts } from './texts';

const checked = (text: string, seed: number): void => {
  const choices: Choices = seededChoices(seed);
  assertText(text, choices);
  assertEdited(text, choices, (more) => mutate('', more, [text]));
};

/**
 * The inputs are the same in each run: `npm run fuzz` searches for new ones. $GZYD_FUZZ_SEED sets another seed. A
 * failure is shrunk for this long, in milliseconds.
 */
const bounded = { seed: Number(process.env.GZYD_FUZZ_SEED ?? 2026), interruptAfterTimeLimit: 20_000 };

describe('any text', function () {
  this.timeout(120_000);
  const folder = path.resolve('test', 'fixtures', 'fuzz');
  for (const name of readdirSync(folder)) {
    it(`is read, judged and mended in order: ${name}`, () => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      for (let seed = 0; seed < 3; seed++) checked(text, seed);
    });
  }

  it('in the manner of a plan, with slips', () => {
    fc.assert(fc.property(made(plan), fc.nat(), checked), { numRuns: 20, ...bounded });
  });

  it('as no author would leave a plan', () => {
    const seeds = seedTexts().map((text) => text.slice(0, 1500));
    fc.assert(
      fc.property(
        made((choices) => mutate(seeds[choices.below(seeds.length)]!, choices, seeds)),
        fc.nat(),
        checked,
      ),
      { numRuns: 15, ...bounded },
    );
  });

  it('of arbitrary characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(), checked), {
      numRuns: 20,
      ...bounded,
    });
  });
});

describe('any configuration', () => {
  it('is read, or refused with a place and a reason', () => {
    fc.assert(
      fc.property(made(configuration), fc.nat(), (text, seed) => assertConfiguration(text, seededChoices(seed))),
      { numRuns: 500, ...bounded },
    );
  });

  it('with any slip', () => {
    const seeds = seedConfigurations();
    const slipped = made((choices) => {
      let text = seeds[choices.below(seeds.length)]!;
      for (let left = 4; left > 0; left--) text = mutateConfiguration(text, choices);
      return text;
    });
    fc.assert(
      fc.property(slipped, fc.nat(), (text, seed) => assertConfiguration(text, seededChoices(seed))),
      { numRuns: 500, ...bounded },
    );
  });

  it('of arbitrary characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(), (text, seed) =>
        assertConfiguration(text, seededChoices(seed)),
      ),
      { numRuns: 200, ...bounded },
    );
  });
});

describe('any bytes', () => {
  it('are text in a known encoding, or refused', () => {
    fc.assert(fc.property(made(bytes), assertBytes), { numRuns: 2000, ...bounded });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (list) => assertBytes(Buffer.from(list).toString('latin1'))),
      { numRuns: 1000, ...bounded },
    );
  });

  it('give back the text that was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('工', '作', '要', '点', '。', '\n', '1'), minLength: 8 }),
        (text) => {
          assertBytes(Buffer.from(text, 'utf8').toString('latin1'));
          assertBytes(Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1'));
          assert.ok(text.length >= 8);
        },
      ),
      { numRuns: 200, ...bounded },
    );
  });
});
