/** What a written .docx holds, as plain data. Reads only what `server/src/layout/docx` writes. */
import { strFromU8, unzipSync } from 'fflate';

export interface WrittenParagraph {
  readonly style: string;
  readonly text: string;
  /** Each run's text with its character style. */
  readonly runs: readonly (readonly [text: string, style: string | undefined])[];
  readonly properties: string;
}

export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** The paragraphs outside tables, without those that only hold a section. */
export function paragraphsOf(bytes: Uint8Array): WrittenParagraph[] {
  const body = partOf(bytes, 'word/document.xml').replace(/<w:tbl>.*?<\/w:tbl>/gs, '');
  return [...body.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, content]) => readParagraph(content!)).filter(isNamed);
}

/** The rows of all tables, a list of cells each. */
export function rowsOf(bytes: Uint8Array): string[][] {
  const body = partOf(bytes, 'word/document.xml');
  return [...body.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell]) =>
      [...cell!.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, content]) => readParagraph(content!).text).join('\n'),
    ),
  );
}

const isNamed = ({ style }: WrittenParagraph): boolean => style !== '';

function readParagraph(content: string): WrittenParagraph {
  const properties = /<w:pPr>(.*?)<\/w:pPr>/s.exec(content)?.[1] ?? '';
  const runs = [...content.matchAll(/<w:r>(.*?)<\/w:r>/gs)].map(
    ([, run]) => [runText(run!), /<w:rStyle w:val="(\w+)"/.exec(run!)?.[1]] as const,
  );
  return {
    style: /<w:pStyle w:val="(\w+)"/.exec(properties)?.[1] ?? '',
    text: runs.map(([text]) => text).join(''),
    runs,
    properties,
  };
}

function runText(run: string): string {
  return [...run.matchAll(/<w:br\/>|<w:tab\/>|<w:t xml:space="preserve">(.*?)<\/w:t>/gs)]
    .map(([whole, text]) => (whole === '<w:br/>' ? '\n' : whole === '<w:tab/>' ? '\t' : unescaped(text!)))
    .join('');
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
