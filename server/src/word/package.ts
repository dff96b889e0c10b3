/**
 * A Word file or a workbook as its parts (Open Packaging Conventions, ECMA-376 part 2). Only the parts that are asked
 * for are inflated, and never more than `packageLimit` of them. Relations that lead out of the file are not followed;
 * macros are neither read nor run.
 */
import { damaged, tooLarge, WordError } from './fault';
import { foreignFile, foreignZip, kindOf } from './kinds';
import { children, parseXml, type XmlElement } from './xml';
import { entryContent, openArchive, type Archive, type ZipEntry } from './zip';

/** Bytes of one part. The XML of a thousand pages has about 30 MB. */
const partLimit = 48 << 20;
/** Bytes of all parts that are read. */
const packageLimit = 96 << 20;

export interface Part {
  readonly name: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly root: XmlElement;
  /** The bytes before the text that say how it is encoded; only UTF-8 can be written back. */
  readonly encoding: 'utf-8' | 'utf-16';
  readonly bom: boolean;
}

export interface Relation {
  readonly id: string;
  /** The last part of its type's name: `styles`, `numbering`, `comments`. */
  readonly type: string;
  /** Name of the part that it leads to. */
  readonly target: string;
}

export class OfficePackage {
  readonly archive: Archive;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #parts = new Map<string, Part | undefined>();
  #left = packageLimit;

  /** Throws a `WordError`. */
  constructor(bytes: Uint8Array) {
    this.archive = openArchive(bytes);
    // Part names are compared without regard to case (part 2, 6.2.2.3).
    this.#entries = new Map(this.archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** What the package is about: the body of a Word file, the list of sheets of a workbook. */
  get document(): Part | undefined {
    const main = this.relations('').find(({ type }) => type === 'officeDocument')?.target;
    return main === undefined ? undefined : this.part(main);
  }

  /** Undefined if there is no such part. */
  part(name: string): Part | undefined {
    const key = name.toLowerCase();
    if (this.#parts.has(key)) return this.#parts.get(key);
    const entry = this.#entries.get(key);
    const part = entry === undefined ? undefined : this.#read(entry);
    this.#parts.set(key, part);
    return part;
  }

  /** What a part leads to inside the file; `''` stands for the package itself. */
  relations(of: string): readonly Relation[] {
    const part = this.part(relationsName(of));
    return children(part?.root, 'rel:Relationship').flatMap(({ attributes }) => {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (id === undefined || type === undefined || target === undefined || mode === 'External') return [];
      return [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(of, target) }];
    });
  }

  /** The text of a part that is too large for a tree. */
  text(name: string): string | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    return entry === undefined ? undefined : this.#decoded(entry).text;
  }

  #read(entry: ZipEntry): Part {
    const { text, ...rest } = this.#decoded(entry);
    return { name: entry.name, text, root: parseXml(text), ...rest };
  }

  #decoded(entry: ZipEntry): Pick<Part, 'text' | 'encoding' | 'bom'> {
    const content = entryContent(this.archive, entry, Math.min(partLimit, this.#left));
    this.#left -= content.length;
    if (this.#left <= 0) throw tooLarge({ zh: '解压后过大', en: 'too large uncompressed' });
    return decoded(content, entry.name);
  }
}

export class WordPackage extends OfficePackage {
  /** Name of the part with the body. */
  readonly mainName: string;

  /** Throws a `WordError`. */
  constructor(bytes: Uint8Array) {
    if (kindOf(bytes) !== 'zip') throw foreignFile(bytes);
    super(bytes);
    const found = this.document;
    if (found?.root.name !== 'w:document') throw foreignZip(this.archive.entries.map(({ name }) => name));
    this.mainName = found.name;
  }

  get main(): Part {
    return this.part(this.mainName)!;
  }

  /** The part that the body has as its styles, numbering … */
  related(type: string): Part | undefined {
    const relation = this.relations(this.mainName).find((candidate) => candidate.type === type);
    return relation === undefined ? undefined : this.part(relation.target);
  }
}

/** `word/document.xml` → `word/_rels/document.xml.rels` */
export function relationsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A target is relative to the folder of its part, or begins with a slash. */
function resolved(of: string, target: string): string {
  const segments = target.startsWith('/') ? [] : of.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decoded(bytes: Uint8Array, name: string): Pick<Part, 'text' | 'encoding' | 'bom'> {
  const [a, b, c] = bytes;
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  const little = a === 0xff && b === 0xfe;
  const big = a === 0xfe && b === 0xff;
  try {
    if (little || big)
      return {
        text: new TextDecoder(little ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes),
        encoding: 'utf-16',
        bom: true,
      };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', bom: marked };
  } catch {
    throw damaged(`${name}: encoding`);
  }
}

/** The bytes of a part after a change. */
export function encodedPart(part: Part, text: string): Uint8Array {
  if (part.encoding !== 'utf-8')
    throw new WordError('unsupported', {
      zh: '文件内部编码不是 UTF-8，不能写回；请用 Word 或 WPS 另存一遍',
      en: 'the file is not UTF-8 inside and cannot be written back; save it again in Word or WPS',
    });
  return new TextEncoder().encode(part.bom ? `\ufeff${text}` : text);
}
