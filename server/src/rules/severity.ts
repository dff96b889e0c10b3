/** Severities and their order. */
import type { Localized } from '../text/localized';
import type { Severity } from './types';

/** From the loudest to the quietest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export const severityNames: Readonly<Record<Severity | 'off', Localized>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
  off: { zh: '关闭', en: 'off' },
};

/** Whether `severity` is `least` or louder; `off` never is. */
export function isAtLeast(severity: Severity | 'off', least: Severity): boolean {
  return severity !== 'off' && severities.indexOf(severity) <= severities.indexOf(least);
}
