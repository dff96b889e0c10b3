/** A finding of one line as a finding of the plan. */
import { rangeOf } from '../text/positions';
import type { Finding, LineFinding, RuleMeta } from './types';

/** `line` is the line's index. */
export function placeFinding(
  code: RuleMeta['code'],
  { span, message, fixes, severity }: LineFinding,
  line: number,
): Finding {
  return {
    code,
    range: rangeOf(line, span),
    message,
    ...(severity === undefined ? {} : { severity }),
    ...(fixes === undefined
      ? {}
      : {
          fixes: fixes.map(({ edits, ...fix }) => ({
            ...fix,
            edits: edits.map((edit) => ({ range: rangeOf(line, edit.span), newText: edit.newText })),
          })),
        }),
  };
}
