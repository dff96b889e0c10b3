/**
 * Fixes that are computed on request; only the engine makes them. They are classes because of V8: for every object
 * literal with a getter it makes a hidden type and keeps it, with the plan that the getter refers to, until a full
 * garbage collection.
 */
import type { Edit } from '../text/edits';
import type { Finding, Fix, LazyFix } from './types';
import type { Localized } from '../text/localized';

/** `finding` with fixes that `make` computes on every request. */
export function withFixes(finding: Omit<Finding, 'fixes'>, make: () => readonly Fix[]): Finding {
  return new FixableFinding(finding, make);
}

class FixableFinding implements Finding {
  readonly code: Finding['code'];
  readonly range: Finding['range'];
  readonly message: Finding['message'];
  declare readonly related?: NonNullable<Finding['related']>;
  declare readonly severity?: NonNullable<Finding['severity']>;
  readonly #make: () => readonly Fix[];

  constructor({ code, range, message, related, severity }: Omit<Finding, 'fixes'>, make: () => readonly Fix[]) {
    this.code = code;
    this.range = range;
    this.message = message;
    if (related !== undefined) this.related = related;
    if (severity !== undefined) this.severity = severity;
    this.#make = make;
  }

  get fixes(): readonly Fix[] {
    return this.#make();
  }
}

export function isLazy(fix: Fix | LazyFix): fix is LazyFix {
  return typeof fix.edits === 'function';
}

/** A fix whose edits are computed once, on first use. */
export function lazyFix(fix: LazyFix): Fix {
  return new EditsOnDemand(fix);
}

class EditsOnDemand implements Fix {
  readonly preferred: boolean;
  readonly #fix: LazyFix;
  #made: readonly Edit[] | undefined;

  constructor(fix: LazyFix) {
    this.preferred = fix.preferred;
    this.#fix = fix;
  }

  get edits(): readonly Edit[] {
    return (this.#made ??= this.#fix.edits());
  }

  get title(): Localized {
    return this.#fix.title(this.edits);
  }
}
