/**
 * From the text of a plan to the bytes of a file. The text is parsed here, because a bundle of its own can't share the
 * facts that another one keeps with a plan.
 */
import { strToU8 } from 'fflate';
import type { LaidOut } from '../layout/blocks';
import { fillTemplate } from '../layout/docx/template';
import { writeDocx } from '../layout/docx/write';
import type { FormatName } from '../layout/formats';
import { previewOf, type Preview } from '../layout/html/preview';
import { writeHtml } from '../layout/html/write';
import { layOut, type LayoutRequest, type LayoutResult } from '../layout/layOut';
import type { LayoutProfile } from '../layout/profile';
import { open } from '../layout/notice';
import { documentTitle } from '../plan/query';
import { parsePlan } from '../plan/parse';
import type { WordResult } from '../word/fault';

export interface Exported extends Omit<LayoutResult, 'document'> {
  readonly bytes: Uint8Array;
}

type Writer = (document: LaidOut, profile: LayoutProfile) => Uint8Array;

const writers: Readonly<Record<FormatName, Writer>> = {
  docx: writeDocx,
  html: (document, profile) => strToU8(writeHtml(document, profile)),
};

export function exportPlan(text: string, format: FormatName, request: LayoutRequest): Exported {
  const { document, ...found } = layOut(parsePlan(text), request);
  return { bytes: writers[format](document, request.profile), ...found };
}

export function previewPlan(text: string, request: LayoutRequest): Preview {
  return previewOf(layOut(parsePlan(text), request).document, request.profile);
}

export interface FilledTemplate extends Exported {
  /** Placeholders of the template that nobody knows. */
  readonly unknown: readonly string[];
}

/** The plan in a template of the house (`docs/word.md` lists the placeholders); its shape is the template's. */
export function exportIntoTemplate(
  text: string,
  template: Uint8Array,
  { profile, notice }: Pick<LayoutRequest, 'profile' | 'notice'>,
): WordResult<FilledTemplate> {
  const plan = parsePlan(text);
  const { document, leftOut } = layOut(plan, { shape: 'plan', tasks: true, profile, notice });
  const [body, attachment] = document.pages;
  const table = attachment?.blocks.find((block) => block.kind === 'table');
  const { structure } = plan;
  const filled = fillTemplate(
    template,
    {
      body: body!.blocks,
      tasks: table,
      fields: {
        标题: documentTitle(plan) ?? '',
        年份: structure.year === undefined ? '' : String(structure.year),
        发文机关: notice.issuer ?? structure.issuer ?? open.issuer,
        发文字号: notice.number ?? open.number,
        主送机关: notice.addressee ?? open.addressee,
        成文日期: notice.date ?? open.date,
      },
    },
    profile,
  );
  return filled.ok ? { ok: true, value: { ...filled.value, leftOut, withoutTasks: false } } : filled;
}
