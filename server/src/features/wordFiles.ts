/** Word files and pages: requests of our own. */
import type {
  ExportChoicesParams,
  ExportChoicesRequest,
  ExportChoicesResult,
  ExportParams,
  ExportRequest,
  ExportResult,
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
