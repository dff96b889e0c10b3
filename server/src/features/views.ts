/** Rows for the views on a plan, and the row of a place: requests of our own. */
import type {
  ViewOptions,
  ViewParams,
  ViewPathParams,
  ViewPathRequest,
  ViewRequest,
  ViewResult,
} from '../protocol/messages';
import type { Steps } from '../async/steps';
import type { TreeSource } from '../views/trees/source';
import { idsTo, keysOf } from '../views/trees/tree';
import { viewKeys, viewRows, viewSummary } from '../views/trees/views';
import { inWorkspace } from '../workspace/planRows';
import { defineFeature, type OpenPlan, type OwnRequest, type Services } from './feature';

async function planView(document: OpenPlan, params: ViewParams, services: Services): Promise<Steps<ViewResult> | null> {
  const options = optionsOf(params);
  if (options === undefined) return null;
  const { reported, resultId } = await services.check(document);
  const { uri, plan, version } = document;
  const source: TreeSource = { uri, plan, reported, language: services.language };
  return (function* () {
    const rows = yield* viewRows(source, options, keysOf(params.parent));
    services.watchViews({ document, resultId });
    return { version, rows, summary: viewSummary(source, options) };
  })();
}

async function path(document: OpenPlan, params: ViewPathParams, services: Services): Promise<Steps<string[]>> {
  const options = optionsOf(params);
  const { reported } = await services.check(document);
  const { uri, plan } = document;
  return (function* () {
    if (options === undefined) return [];
    const source: TreeSource = { uri, plan, reported, language: services.language };
    const keys = yield* viewKeys(source, options, params.position);
    if (params.workspace !== true) return idsTo(keys);
    const known = services.workspace.plans().find((one) => one.uri === uri);
    return known === undefined ? [] : idsTo(inWorkspace(options.view, keys, known));
  })();
}

const views: ReadonlySet<unknown> = new Set<ViewOptions['view']>(['outline', 'units', 'targets']);

/** Any client may send anything. */
export function optionsOf({ view, sort, filter }: ViewOptions): ViewOptions | undefined {
  if (!views.has(view)) return undefined;
  const { text, only } = filter ?? {};
  return {
    view,
    ...(sort === 'unit' ? { sort } : {}),
    ...(filter === undefined || filter === null
      ? {}
      : {
          filter: {
            ...(typeof text === 'string' ? { text } : {}),
            ...(only === 'withoutUnit' || only === 'findings' ? { only } : {}),
          },
        }),
  };
}

export const viewFeature = defineFeature<OwnRequest<typeof ViewRequest.method, ViewParams, ViewResult | null>>({
  method: 'gongzuoyaodian/view',
  capability: () => ({}),
  neutral: null,
  plan: planView,
});

export const viewPathFeature = defineFeature<OwnRequest<typeof ViewPathRequest.method, ViewPathParams, string[]>>({
  method: 'gongzuoyaodian/viewPath',
  capability: () => ({}),
  neutral: [],
  plan: path,
});
