/** What is not shown or judged because there is too much of it; for the status bar. */
import { unjudgedFrom } from '../plan/numbering/series';
import type { Plan } from '../plan/types';
import type { Limit } from '../protocol/messages';
import type { MessageLanguage } from '../text/localized';

/** At most `shown` of the `findings` are shown. */
export function limitsOf(plan: Plan, findings: number, shown: number, language: MessageLanguage): Limit[] {
  const limits: Limit[] = [];
  if (findings > shown)
    limits.push({
      kind: 'findings',
      text:
        language === 'zh'
          ? `共 ${findings} 个问题，只显示其中较重的 ${shown} 个`
          : `${findings} findings; the ${shown} most severe are shown`,
    });
  const line = unjudgedFrom(plan);
  if (line !== undefined)
    limits.push({
      kind: 'numbering',
      text:
        language === 'zh'
          ? `序号错乱过多，第 ${line + 1} 行起未再检查`
          : `Too many numbers are out of order; they are not checked from line ${line + 1} on`,
    });
  return limits;
}
