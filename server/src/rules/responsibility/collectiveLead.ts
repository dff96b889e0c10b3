import { definePickedNotes } from '../../plan/facts/notes';
import { rangeOf } from '../../text/positions';
import { planRule, type Finding } from '../types';

const meta = {
  code: 'responsibility/collective-lead',
  severity: 'hint',
  fixable: false,
  title: { zh: '牵头单位是统称', en: 'A collective body leads' },
  description: {
    zh: '“各科室牵头”之类：统称不能牵头，宜写明一个单位。只看明写的牵头，不看并列名单的第一个。',
    en: 'A collective such as 各科室 is named as the lead. Only an explicit lead counts, not the first of a plain list.',
  },
} as const;

const collectivelyLed = definePickedNotes(({ note }) =>
  note.units.some(({ role, inferred, collective }) => role === 'lead' && !inferred && collective),
);

export const collectiveLeadRule = planRule({
  meta,
  inputs: { collectivelyLed },
  check(inputs) {
    const findings: Finding[] = [];
    for (const { line, note } of inputs.collectivelyLed) {
      for (const { role, inferred, collective, name, span } of note.units) {
        if (role !== 'lead' || inferred || !collective) continue;
        findings.push({
          code: meta.code,
          range: rangeOf(line, span),
          message: {
            zh: `“${name}”是统称，宜明确一个牵头单位。`,
            en: `“${name}” stands for many bodies; one of them should lead.`,
          },
        });
      }
    }
    return findings;
  },
});
