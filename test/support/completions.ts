/** Completion in sample texts: `|` is the cursor. */
import assert from 'node:assert/strict';
import { parsePlan } from '../../server/src/plan/parse';
import { rangeOf } from '../../server/src/text/positions';
import { applyEdits } from '../../server/src/text/edits';
import type { UnitDirectory } from '../../server/src/rules/types';
import type { Completion, OtherPlans } from '../../server/src/views/completions/completion';
import { completions } from '../../server/src/views/completions/registry';

export interface SampleOptions {
  readonly directory?: UnitDirectory;
  readonly others?: OtherPlans;
  /** False for what comes by itself behind a character. */
  readonly asked?: boolean;
  readonly snippets?: boolean;
}

export interface Sample {
  readonly labels: string[];
  readonly found: readonly Completion[];
  /** The text with a completion inserted; `|` is the first tab stop. */
  accept(label: string): string;
}

export function complete(sample: string, options: SampleOptions = {}): Sample {
  const at = sample.indexOf('|');
  assert.ok(at >= 0, 'the sample has no cursor');
  const text = sample.slice(0, at) + sample.slice(at + 1);
  const before = sample.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  const found = completions(position, {
    plan: parsePlan(text),
    asked: options.asked ?? true,
    snippets: options.snippets ?? false,
    directory: options.directory,
    numbering: 'auto',
    note: undefined,
    others: options.others,
  });
  return {
    found,
    labels: found.map(({ label }) => label),
    accept(label) {
      const chosen = found.find((one) => one.label === label);
      assert.ok(chosen, `${label} is not offered, but ${found.map((one) => one.label).join(' ')}`);
      const { span, newText, snippet } = chosen;
      const cursor = snippet === true ? newText.replace(/\$1/, '|').replace(/\$\{1:([^}]*)\}/, '|$1') : `${newText}|`;
      const plain = snippet === true ? cursor.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\\([\\$}])/g, '$1') : cursor;
      return applyEdits(text, [{ range: rangeOf(position.line, span), newText: plain }]);
    },
  };
}
