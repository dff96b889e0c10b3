/**
 * What is made when somebody asks for it. In classes: of every object literal with a getter V8 makes a type of its own, which it keeps,
 * and with it the plan that the getter speaks of, until it collects all of its memory.
 */
import type { Edit } from '../text/edits';
import type { Finding, Fix } from './types';
import type { Localized } from '../text/localized';

/** `finding` with the fixes that `make` makes, each time anew. */
export function withFixes(finding: Finding, make: () => readonly Fix[]): Finding {
  return new FixableFinding(finding, make);
}

class FixableFinding implements Finding {
  readonly code: Finding['code'];
  readonly range: Finding['range'];
  readonly message: Finding['message'];
  declare readonly related?: NonNullable<Finding['related']>;
  declare readonly severity?: NonNullable<Finding['severity']>;
  readonly #make: () => readonly Fix[];

  constructor({ code, range, message, related, severity }: Finding, make: () => readonly Fix[]) {
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

/** A fix whose edits are made once, when somebody asks for them or for its title. */
export function deferredFix(
  makeEdits: () => readonly Edit[],
  titleOf: (edits: readonly Edit[]) => Localized,
  preferred: boolean,
): Fix {
  return new DeferredFix(makeEdits, titleOf, preferred);
}

class DeferredFix implements Fix {
  readonly preferred: boolean;
  readonly #makeEdits: () => readonly Edit[];
  readonly #titleOf: (edits: readonly Edit[]) => Localized;
  #made: readonly Edit[] | undefined;

  constructor(makeEdits: () => readonly Edit[], titleOf: (edits: readonly Edit[]) => Localized, preferred: boolean) {
    this.preferred = preferred;
    this.#makeEdits = makeEdits;
    this.#titleOf = titleOf;
  }

  get edits(): readonly Edit[] {
    return (this.#made ??= this.#makeEdits());
  }

  get title(): Localized {
    return this.#titleOf(this.edits);
  }
}
