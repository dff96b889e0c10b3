/** Plans written for the tests, as plain texts. */
import { planFixture } from './plans';
import { outlineSamples } from './outlineSamples';

export const samplePlans: readonly string[] = [...outlineSamples.map(({ text }) => text), planFixture('parts'), planFixture('full')];
