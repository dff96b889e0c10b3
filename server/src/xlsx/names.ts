/** Elements of SpreadsheetML by name. */
import type { XmlElement } from '../word/xml';

/** Without a prefix: programs call one namespace by many. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of that name. */
export function named(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.elements.find((candidate) => localName(candidate.name) === name);
}
