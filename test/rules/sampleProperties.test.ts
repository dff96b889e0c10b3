/** The samples of all rules, cut off at every character, as a text is while it is typed. */
import { createEngine } from '../../server/src/rules/engine';
import { parsePlan } from '../../server/src/plan/parse';
import { rules } from '../../server/src/rules/registry';
import { assertInside } from '../support/findingPlaces';
import { sampledCodes, samplesOf } from '../support/ruleSamples';

describe('rule samples, cut off', () => {
  const engine = createEngine(rules);
  for (const code of sampledCodes())
    for (const { name, text, context } of samplesOf(code) ?? [])
      it(`${code}, ${name}: no beginning of it makes any rule throw`, () => {
        for (let length = 0; length < text.length; length++) {
          const beginning = text.slice(0, length);
          assertInside(beginning, engine.check(parsePlan(beginning), context));
        }
      });
});
