/** Severities and their order. */
import type { Severity } from './types';

/** From the loudest to the quietest. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether `severity` is `least` or louder; `off` never is. */
export function isAtLeast(severity: Severity | 'off', least: Severity): boolean {
  return severity !== 'off' && severities.indexOf(severity) <= severities.indexOf(least);
}
