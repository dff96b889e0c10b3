/** What the text names that can be opened: documents beside the plan (《…》), web addresses, attachments of the plan. */
import { attachmentMentions, attachmentsOf } from '../plan/numbering/attachments';
import { nameKey } from '../text/normaliseCharacters';
import { rangeOf, type Range } from '../text/positions';
import type { Plan } from '../plan/types';
import type { Localized } from '../text/localized';

export interface Link {
  readonly range: Range;
  readonly target: string;
  readonly tooltip: Localized;
}

/** A file in the folder of the plan. */
export interface FileBeside {
  readonly name: string;
  readonly uri: string;
}

/** Documents only, in the order of preference: a link must not start a program. */
const extensions = ['gzyd', 'txt', 'md', 'docx', 'doc', 'wps', 'ofd', 'pdf', 'xlsx', 'xls', 'et', 'pptx', 'ppt'];

const quotedTitle = /《([^《》]{1,100})》/g;
/** Of ASCII characters alone: what follows an address in a Chinese sentence is none. */
const address = /https?:\/\/[!#-;=?-[\]_a-z~]+/gi;

/** Whether the text names a document, so that it matters which files there are. */
export function namesDocuments({ lines }: Plan): boolean {
  return lines.some(({ text }) => text.includes('《'));
}

/** `uri`: of the plan, which its own title must not lead to. */
export function links(plan: Plan, uri: string, files: readonly FileBeside[]): Link[] {
  const documents = documentsByName(files.filter((file) => file.uri !== uri));
  const found: Link[] = [];
  plan.lines.forEach(({ text }, line) => {
    if (documents.size > 0 && text.includes('《')) {
      for (const match of text.matchAll(quotedTitle)) {
        const file = documents.get(nameKey(match[1]!));
        const span = { start: match.index, end: match.index + match[0].length };
        if (file !== undefined)
          found.push({
            range: rangeOf(line, span),
            target: file.uri,
            tooltip: { zh: `打开 ${file.name}`, en: `Open ${file.name}` },
          });
      }
    }
    if (text.includes('://')) {
      for (const match of text.matchAll(address)) {
        const target = withoutClosingMarks(match[0]);
        const span = { start: match.index, end: match.index + target.length };
        found.push({ range: rangeOf(line, span), target, tooltip: { zh: '打开网址', en: 'Open the address' } });
      }
    }
  });
  return [...found, ...attachmentLinks(plan, uri)];
}

/** 附件1 in a sentence leads to the attachment. A fragment names its line, which only the address of a file takes. */
function attachmentLinks(plan: Plan, uri: string): Link[] {
  if (uri.startsWith('untitled:')) return [];
  const attachments = attachmentsOf(plan);
  if (attachments.length === 0) return [];
  return attachmentMentions(plan).flatMap(({ line, span, number }) => {
    const [one, ...others] = attachments.filter((attachment) => attachment.number === number);
    if (one === undefined || others.length > 0) return [];
    const target = `${uri}#L${one.line + 1}`;
    return [{ range: rangeOf(line, span), target, tooltip: { zh: '转到附件', en: 'Go to the attachment' } }];
  });
}

function documentsByName(files: readonly FileBeside[]): ReadonlyMap<string, FileBeside> {
  const found = new Map<string, { readonly file: FileBeside; readonly rank: number }>();
  for (const file of files) {
    const dot = file.name.lastIndexOf('.');
    const rank = extensions.indexOf(file.name.slice(dot + 1).toLowerCase());
    if (dot <= 0 || rank < 0) continue;
    const key = nameKey(file.name.slice(0, dot).replace(/^《(.*)》$/, '$1'));
    const other = found.get(key);
    if (other === undefined || rank < other.rank) found.set(key, { file, rank });
  }
  return new Map([...found].map(([key, { file }]) => [key, file]));
}

/** A mark at the end belongs to the sentence; a bracket does unless its other half is in the address. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && (".,;:!?'".includes(text[end - 1]!) || (text[end - 1] === ')' && !text.includes('(')))) end--;
  return text.slice(0, end);
}
