/** A few rules' metadata that stay the same whatever the registry holds. */
import type { RuleMeta } from '../../server/src/rules/types';

const meta = (code: RuleMeta['code'], severity: RuleMeta['severity'], profiles?: RuleMeta['profiles']): RuleMeta => ({
  code, severity, fixable: false, title: { zh: `标题 ${code}`, en: `Title ${code}` }, description: { zh: `说明 ${code}`, en: `Description ${code}` },
  ...(profiles === undefined ? {} : { profiles }),
});

export const sampleRules: readonly RuleMeta[] = [
  meta('numbering/gap', 'warning'),
  meta('numbering/delimiter', 'information', { strict: 'warning' }),
  meta('responsibility/missing', 'warning', { ledger: 'error' }),
  meta('responsibility/malformed', 'warning'),
  meta('target/no-deadline', 'off', { ledger: 'warning' }),
  meta('text/unbalanced', 'warning'),
  meta('text/half-width', 'information', { strict: 'warning' }),
];
