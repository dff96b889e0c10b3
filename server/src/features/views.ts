/** Rows for the views on a plan and on the workspace: requests of our own. */
import type {
  ViewOptions,
  ViewParams,
  ViewPathParams,
  ViewPathRequest,
  ViewRequest,
  ViewResult,
  ViewRow,
  WorkspaceViewParams,
  WorkspaceViewRequest,
} from '../protocol/messages';
import type { Steps } from '../async/steps';
import type { TreeSource } from '../views/trees/source';
import { idsTo, keysOf, rowsBelow } from '../views/trees/tree';
import { dutyRows } from '../views/trees/unitsTree';
import { viewKeys, viewRows, viewSummary } from '../views/trees/views';
import {
  inWorkspace,
  plansNaming,
  plansShown,
  planRow,
  unitOfFolder,
  unitRows,
  workspaceSummary,
} from '../workspace/planRows';
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

async function workspaceView(params: WorkspaceViewParams, services: Services): Promise<Steps<ViewResult> | null> {
  const options = optionsOf(params);
  if (options === undefined) return null;
  const keys = keysOf(params.parent);
  const uri = options.view === 'units' ? keys[1] : keys[0];
  const checked = uri === undefined ? undefined : await services.workspace.plan(uri);
  const source = uri === undefined || checked === undefined ? undefined : { uri, ...checked };
  return workspaceResult(options, keys, source, services);
}

function* workspaceResult(
  options: ViewOptions,
  keys: readonly string[],
  source: TreeSource | undefined,
  { workspace, language, watchViews }: Services,
): Steps<ViewResult> {
  const plans = workspace.plans();
  const ofUnits = options.view === 'units';
  const units = ofUnits ? yield* workspace.units() : undefined;
  const rows = yield* ofUnits ? belowUnits() : belowPlans();
  watchViews();
  return { version: null, rows, summary: workspaceSummary(plans.length, units?.length, language) };

  /** A plan that is gone has no rows. */
  function* belowPlans(): Steps<ViewRow[]> {
    const [uri, ...below] = keys;
    if (source !== undefined) return yield* viewRows(source, options, below, [source.uri]);
    if (uri !== undefined) return [];
    const shown = yield* plansShown(plans, options.filter?.text?.trim() ?? '');
    return yield* rowsBelow(
      shown.map((plan) => planRow(plan, language)),
      [],
      language,
    );
  }

  /** Units, then the plans that name one, then its items there. */
  function* belowUnits(): Steps<ViewRow[]> {
    const [key, uri] = keys;
    if (key === undefined) return yield* rowsBelow(unitRows(units ?? [], language), [], language);
    const unit = units?.find((one) => unitOfFolder(one) === key);
    if (unit === undefined) return [];
    if (uri === undefined)
      return yield* rowsBelow(
        plansNaming(plans, unit).map((plan) => planRow(plan, language)),
        [],
        language,
        [key],
      );
    return source === undefined ? [] : yield* rowsBelow(dutyRows(source, unit.name), [], source.language, [key, uri]);
  }
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
function optionsOf({ view, sort, filter }: ViewOptions): ViewOptions | undefined {
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

export const workspaceViewFeature = defineFeature<
  OwnRequest<typeof WorkspaceViewRequest.method, WorkspaceViewParams, ViewResult | null>
>({
  method: 'gongzuoyaodian/workspaceView',
  capability: () => ({}),
  neutral: null,
  workspace: workspaceView,
});

export const viewPathFeature = defineFeature<OwnRequest<typeof ViewPathRequest.method, ViewPathParams, string[]>>({
  method: 'gongzuoyaodian/viewPath',
  capability: () => ({}),
  neutral: [],
  plan: path,
});
