/** Plans compared, drafts merged, ledgers and progress: requests of our own. */
import type {
  CompareLedgerParams,
  CompareLedgerRequest,
  CompareLedgerResult,
  CompareParams,
  CompareRequest,
  CompareResult,
  MergeParams,
  MergeRequest,
  MergeResult,
  PlanAndLedgerParams,
  ProgressParams,
  ProgressRequest,
  ProgressResult,
  TakeLedgerParams,
  TakeLedgerRequest,
  TakeLedgerResult,
  UpdateLedgerRequest,
  UpdateLedgerResult,
} from '../protocol/ledgerMessages';
import { defineFeature, type OwnRequest } from './feature';

export const compareFeature = defineFeature<
  OwnRequest<typeof CompareRequest.method, CompareParams, CompareResult | null>
>({
  method: 'gongzuoyaodian/compare',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { ledgers }) => ledgers.compare(params),
});

export const compareLedgerFeature = defineFeature<
  OwnRequest<typeof CompareLedgerRequest.method, CompareLedgerParams, CompareLedgerResult | null>
>({
  method: 'gongzuoyaodian/compareLedger',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, { ledgers }) => ledgers.differences(document, params),
});

export const takeLedgerFeature = defineFeature<
  OwnRequest<typeof TakeLedgerRequest.method, TakeLedgerParams, TakeLedgerResult | null>
>({
  method: 'gongzuoyaodian/takeLedger',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, { ledgers }) => ledgers.take(document, params),
});

export const updateLedgerFeature = defineFeature<
  OwnRequest<typeof UpdateLedgerRequest.method, PlanAndLedgerParams, UpdateLedgerResult | null>
>({
  method: 'gongzuoyaodian/updateLedger',
  capability: () => ({}),
  neutral: null,
  plan: (document, params, { ledgers }) => ledgers.update(document, params),
});

export const progressFeature = defineFeature<
  OwnRequest<typeof ProgressRequest.method, ProgressParams, ProgressResult | null>
>({
  method: 'gongzuoyaodian/progress',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { ledgers }) => ledgers.progress(params),
});

export const mergeFeature = defineFeature<OwnRequest<typeof MergeRequest.method, MergeParams, MergeResult | null>>({
  method: 'gongzuoyaodian/merge',
  capability: () => ({}),
  neutral: null,
  workspace: (params, { ledgers }) => ledgers.merge(params),
});
