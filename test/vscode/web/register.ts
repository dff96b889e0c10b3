/** Tests are defined once mocha is set up, so each file hands over a function that defines its own. */
const definitions: (() => void)[] = [];

/** Keeps a function that calls `describe` and `it`. */
export function register(definition: () => void): void {
  definitions.push(definition);
}

/** Calls all that were kept. */
export function define(): void {
  for (const definition of definitions) definition();
}
