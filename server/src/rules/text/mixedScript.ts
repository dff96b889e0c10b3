import { Feature } from '../../text/characters';
import { defineLineFact, lines, onDemand, structure } from '../../plan/facts/define';
import type { PlacedFacts } from '../../plan/facts/lineFacts';
import { rangeOf } from '../../text/positions';
import { isOwnText } from '../../plan/query';
import { scripts } from '../../text/traditionalCharacters';
import type { Line } from '../../scan/types';
import type { Span } from '../../text/positions';
import type { Edit } from '../../text/edits';
import { planRule } from '../types';

const traditionalOnly = 1;
const simplifiedOnly = 2;

/** By code unit. An array rather than a map, since every character of a text is looked up. */
const classes = new Uint8Array(0x10000);
for (const character of scripts.traditional.keys()) classes[character.charCodeAt(0)] = simplifiedOnly;
for (const character of scripts.simplified.keys()) classes[character.charCodeAt(0)] = traditionalOnly;

/** How many characters of the line belong only to this script; undefined for none. */
function countIn({ text, shape, features }: Line, script: number): number | undefined {
  if (shape === 'blank' || shape === 'chrome' || (script === traditionalOnly && (features & Feature.Traditional) === 0))
    return undefined;
  let count = 0;
  for (let column = 0; column < text.length; column++) if (classes[text.charCodeAt(column)] === script) count++;
  return count === 0 ? undefined : count;
}

const traditionalLines = defineLineFact({ of: (line) => countIn(line, traditionalOnly) });
/** Not needed for most texts, which have no Traditional characters. */
const simplifiedLines = onDemand(defineLineFact({ of: (line) => countIn(line, simplifiedOnly) }));

/** With fewer characters of either script, the main script is uncertain. */
const enoughText = 30;

const meta = {
  code: 'text/mixed-script',
  severity: 'information',
  profiles: { strict: 'warning' },
  fixable: true,
  title: { zh: '繁简混用', en: 'Mixed scripts' },
  description: {
    zh: '简体文本里夹有繁体字，或繁体文本里夹有简体字。全文只报一次；通篇繁体不报。',
    en: 'Traditional characters in a Simplified text, or the reverse. One finding per document; a text in one script is fine.',
  },
  source: '《中华人民共和国国家通用语言文字法》第九条',
} as const;

export const mixedScriptRule = planRule({
  meta,
  inputs: { structure, lines, traditionalLines, simplifiedLines },
  check(plan) {
    const inTraditional = plan.traditionalLines;
    const traditional = sum(inTraditional);
    if (traditional === 0) return [];
    const inSimplified = plan.simplifiedLines();
    const simplified = sum(inSimplified);
    if (simplified === 0 || traditional + simplified < enoughText) return [];
    const few = traditional <= simplified ? 'traditional' : 'simplified';
    const table = few === 'traditional' ? scripts.simplified : scripts.traditional;
    const fewClass = few === 'traditional' ? traditionalOnly : simplifiedOnly;
    const edits: Edit[] = [];
    for (const index of (few === 'traditional' ? inTraditional : inSimplified).lines) {
      const line = plan.lines[index]!;
      if (!isOwnText(plan.structure, index)) continue;
      for (let column = 0; column < line.text.length; column++) {
        if (classes[line.text.charCodeAt(column)] === fewClass)
          edits.push({ range: rangeOf(index, one(column)), newText: table.get(line.text[column]!)! });
      }
    }
    const first = edits[0];
    if (first === undefined) return [];
    const { line, character } = first.range.start;
    const shown = plan.lines[line]!.text[character]!;
    const count = edits.length;
    return [
      {
        code: meta.code,
        range: first.range,
        message:
          few === 'traditional'
            ? {
                zh: `简体文本中有${count}个繁体字，此处“${shown}”应为“${first.newText}”。`,
                en: `${count} Traditional character(s) in a Simplified text; “${shown}” should be “${first.newText}”.`,
              }
            : {
                zh: `繁体文本中有${count}个简体字，此处“${shown}”应为“${first.newText}”。`,
                en: `${count} Simplified character(s) in a Traditional text; “${shown}” should be “${first.newText}”.`,
              },
        fixes: [
          {
            title:
              few === 'traditional'
                ? { zh: `改为简体字（${count}个）`, en: `Make ${count} character(s) Simplified` }
                : { zh: `改为繁体字（${count}个）`, en: `Make ${count} character(s) Traditional` },
            edits,
            preferred: true,
          },
        ],
      },
    ];
  },
});

function sum({ facts }: PlacedFacts<number>): number {
  return facts.reduce((total, count) => total + count, 0);
}

function one(column: number): Span {
  return { start: column, end: column + 1 };
}
