/** Word files and pages: requests of our own. */
import type {
  ExportChoicesParams,
  ExportChoicesRequest,
  ExportChoicesResult,
  ExportParams,
  ExportRequest,
  ExportResult,
  PasteParams,
  PasteRequest,
  PasteResult,
  PreviewParams,
  PreviewRequest,
  PreviewResult,
  ReadWordParams,
  ReadWordRequest,
  ReadWordResult,
  WriteWordParams,
  WriteWordRequest,
  WriteWordResult,
} from '../protocol/wordMessages';
import { defineFeature, type OwnRequest } from './feature';

export const exportChoicesFeature = defineFeature<
  OwnRequest<typeof ExportChoicesRequest.method, ExportChoicesParams, ExportChoicesResult | null>
>({
  method: 'gongzuoyaodian/exportChoices',
  capability: () => ({}),
  neutral: null,
  plan: (document, { format }, { word }) => word.exportChoices(document, format),
});

export const exportFeature = defineFeature<OwnRequest<typeof ExportRequest.method, ExportParams, ExportResult | null>>({
  method: 'gongzuoyaodian/export',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, { word }) => word.export(document, params),
});

export const previewFeature = defineFeature<
  OwnRequest<typeof PreviewRequest.method, PreviewParams, PreviewResult | null>
>({
  method: 'gongzuoyaodian/preview',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, { word }) => word.preview(document, params),
});

export const pasteFeature = defineFeature<OwnRequest<typeof PasteRequest.method, PasteParams, PasteResult | null>>({
  method: 'gongzuoyaodian/paste',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { word }) => word.paste(params),
});

export const readWordFeature = defineFeature<
  OwnRequest<typeof ReadWordRequest.method, ReadWordParams, ReadWordResult | null>
>({
  method: 'gongzuoyaodian/readWord',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { word }) => word.read(params),
});

export const writeWordFeature = defineFeature<
  OwnRequest<typeof WriteWordRequest.method, WriteWordParams, WriteWordResult | null>
>({
  method: 'gongzuoyaodian/writeWord',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { word }) => word.write(params),
});
