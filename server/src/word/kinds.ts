/** What a file is by its first bytes, whatever its name says: Word files are mistaken for one another all the time. */
import type { Localized } from '../text/localized';
import { WordError } from './fault';

/** `zip` may be a Word file · `ole` is what Word wrote until 2003, and what holds a file with a password */
export type FileKind = 'zip' | 'ole' | 'other';

export function kindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) ? 'ole' : 'other';
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Why a file that is no zip is no Word file that we read. */
export function foreignFile(bytes: Uint8Array): WordError {
  return kindOf(bytes) === 'ole' ? oleFile(bytes) : otherFile(bytes);
}

/** The names of an OLE file's streams are UTF-16; its directory may be anywhere. */
function oleFile(bytes: Uint8Array): WordError {
  if (holdsName(bytes, 'EncryptedPackage')) return encrypted();
  if (!holdsName(bytes, 'WordDocument')) return notWord({ zh: '不是 Word 文件', en: 'is not a Word file' });
  return notWord({
    zh: '内容是旧版格式（.doc 或 .wps），不是 .docx；请用 Word 或 WPS 另存为 .docx',
    en: 'holds the old format (.doc or .wps), not .docx; save it as .docx in Word or WPS',
  });
}

export function encrypted(): WordError {
  return new WordError('encrypted', {
    zh: '文件设有打开密码，请先在 Word 或 WPS 中取消密码再检查',
    en: 'the file has a password; remove it in Word or WPS first',
  });
}

export function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = Uint8Array.from([...name].flatMap((character) => [character.charCodeAt(0), 0]));
  const [first] = wanted;
  for (let at = bytes.indexOf(first!); at >= 0; at = bytes.indexOf(first!, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

function otherFile(bytes: Uint8Array): WordError {
  const opening = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart();
  if (opening.startsWith('{\\rtf'))
    return notWord({
      zh: '内容是 RTF，不是 .docx；请用 Word 或 WPS 另存为 .docx',
      en: 'holds RTF, not .docx; save it as .docx in Word or WPS',
    });
  if (/<pkg:package/.test(opening) || /progid="Word\.Document"/.test(opening))
    return notWord({
      zh: '内容是 Word 的 XML 格式，不是 .docx；请用 Word 或 WPS 另存为 .docx',
      en: 'holds Word’s XML format, not .docx; save it as .docx in Word or WPS',
    });
  if (/^(?:<!doctype html|<html|mime-version:)/i.test(opening))
    return notWord({
      zh: '内容是网页，不是 .docx；请用 Word 或 WPS 另存为 .docx',
      en: 'holds a web page, not .docx; save it as .docx in Word or WPS',
    });
  return notWord({ zh: '不是 Word 文件（.docx）', en: 'is not a Word file (.docx)' });
}

function notWord(text: Localized): WordError {
  return new WordError('notWord', text);
}

/** Why a zip without a Word document is none. */
export function foreignZip(names: readonly string[]): WordError {
  const other = [
    ['xl/', 'Excel'],
    ['ppt/', 'PowerPoint'],
    ['OFD.xml', 'OFD'],
    ['content.xml', 'OpenDocument'],
  ].find(([prefix]) => names.some((name) => name.startsWith(prefix!)));
  const what = other?.[1];
  return notWord(
    what === undefined
      ? { zh: '是压缩包，但不是 Word 文件', en: 'is a zip file, but not a Word file' }
      : { zh: `内容是 ${what} 文件，不是 Word 文件`, en: `holds a file for ${what}, not for Word` },
  );
}
