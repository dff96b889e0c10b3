/** The metadata of a few rules, the same whatever the registry holds. */
import type { Profile, RuleMeta } from '../../server/src/rules/types';
import type { ResolvedConfiguration } from '../../server/src/config/resolve';

const meta = (code: RuleMeta['code'], severity: RuleMeta['severity'], profiles?: RuleMeta['profiles']): RuleMeta => ({
  code,
  severity,
  fixable: false,
  title: { zh: `标题 ${code}`, en: `Title ${code}` },
  description: { zh: `说明 ${code}`, en: `Description ${code}` },
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

/** The profile in force, recognised by what it makes of these rules, as long as nothing else changes them. */
export function profileOf({ severityOf }: ResolvedConfiguration): Profile {
  if (severityOf('text/half-width') === 'off') return 'draft';
  if (severityOf('numbering/delimiter') === 'warning') return 'strict';
  return severityOf('target/no-deadline') === 'off' ? 'standard' : 'ledger';
}
