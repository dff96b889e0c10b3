/** Adds comments to a Word file: a part with their texts, which is made and linked if there is none yet. */
import { encodedPart, relationsName, type Part, type WordPackage } from './package';
import { damaged } from './fault';
import { escapeMarkup } from '../text/markup';
import { declaration, prefixAt } from './xml';

/** Who says it, and when. */
export interface Signature {
  readonly author: string;
  readonly initials: string;
  /** ISO 8601, without fractions of a second. */
  readonly date: string;
}

export interface Comment {
  readonly id: number;
  readonly text: string;
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const strictRelations = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** Puts the parts that change into `contents`, by name. */
export function addComments(
  file: WordPackage,
  comments: readonly Comment[],
  signature: Signature,
  contents: Map<string, Uint8Array>,
): void {
  const known = file.related('comments');
  if (known !== undefined) {
    const prefix = prefixAt(known.text, known.root);
    contents.set(known.name, encodedPart(known, withContent(known, commentsXml(comments, signature, prefix))));
    return;
  }
  const isStrict = file.main.text.includes(`"${strictWord}"`);
  const name = freeName(file);
  const root = `<w:comments xmlns:w="${isStrict ? strictWord : word}">`;
  contents.set(name, utf8(`${declaration}${root}${commentsXml(comments, signature, 'w:')}</w:comments>`));
  link(file, name, `${isStrict ? strictRelations : relations}/comments`, contents);
  const types = file.part('[Content_Types].xml');
  if (types === undefined) throw damaged('[Content_Types].xml');
  const p = prefixAt(types.text, types.root);
  const override = `<${p}Override PartName="/${name}" ContentType="${contentType}"/>`;
  contents.set(types.name, encodedPart(types, withContent(types, override)));
}

/** Beside the body, under a name that no part has. */
function freeName(file: WordPackage): string {
  const folder = file.mainName.slice(0, file.mainName.lastIndexOf('/') + 1);
  const taken = new Set(file.archive.entries.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${folder}comments${number === 1 ? '' : number}.xml`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function link(file: WordPackage, name: string, type: string, contents: Map<string, Uint8Array>): void {
  const ids = new Set(file.relations(file.mainName).map(({ id }) => id));
  let id = 'gzydComments';
  while (ids.has(id)) id += 'x';
  const part = file.part(relationsName(file.mainName));
  const p = part === undefined ? '' : prefixAt(part.text, part.root);
  const relation = `<${p}Relationship Id="${id}" Type="${type}" Target="/${name}"/>`;
  if (part === undefined)
    contents.set(
      relationsName(file.mainName),
      utf8(`${declaration}<Relationships xmlns="${packageRelations}">${relation}</Relationships>`),
    );
  else contents.set(part.name, encodedPart(part, withContent(part, relation)));
}

/** The part with more at the end of its root. */
function withContent({ text, root }: Part, xml: string): string {
  if (root.contentStart < root.end) return text.slice(0, root.contentEnd) + xml + text.slice(root.contentEnd);
  // The root is one tag, `<Relationships …/>`, which has to be opened.
  const tag = text.slice(root.start, root.end);
  const name = /^<([^\s/>]+)/.exec(tag)![1]!;
  return `${text.slice(0, root.start)}${tag.slice(0, -'/>'.length)}>${xml}</${name}>${text.slice(root.end)}`;
}

function commentsXml(comments: readonly Comment[], { author, initials, date }: Signature, p: string): string {
  return comments
    .map(({ id, text }) => {
      const by = `${p}id="${id}" ${p}author="${escapeMarkup(author)}" ${p}date="${date}" ${p}initials="${escapeMarkup(initials)}"`;
      const paragraphs = text
        .split('\n')
        .map((line) => `<${p}p><${p}r><${p}t xml:space="preserve">${escapeMarkup(line)}</${p}t></${p}r></${p}p>`);
      return `<${p}comment ${by}>${paragraphs.join('')}</${p}comment>`;
    })
    .join('');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
