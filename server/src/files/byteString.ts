/**
 * Bytes as a text in which each byte is one character. `TextDecoder('latin1')` isn't that: by the Encoding Standard
 * (4.2), the label means windows-1252, where 0x80 is €.
 */

/** Arguments of one call; engines take some ten thousands. */
const chunk = 8192;

export function byteString(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return text;
}

export function bytesOf(byteText: string): Uint8Array {
  return Uint8Array.from(byteText, (character) => character.charCodeAt(0));
}
