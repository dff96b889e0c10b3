/**
 * From the text of a plan to the bytes of a file. The text is parsed here, because a bundle of its own can't share the
 * facts that another one keeps with a plan.
 */
import { strToU8 } from 'fflate';
import type { LaidOut } from '../layout/blocks';
import { writeDocx } from '../layout/docx/write';
import type { FormatName } from '../layout/formats';
import { writeHtml } from '../layout/html/write';
import { layOut, type LayoutRequest, type LayoutResult } from '../layout/layOut';
import type { LayoutProfile } from '../layout/profile';
import { parsePlan } from '../plan/parse';

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
