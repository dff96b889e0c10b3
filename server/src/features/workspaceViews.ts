/** Rows for the views on the whole workspace: a request of our own. Single plans are read for the rows below theirs. */
import type { Steps } from '../async/steps';
import type { ViewOptions, ViewResult, ViewRow, WorkspaceViewParams, WorkspaceViewRequest } from '../protocol/messages';
import type { TreeSource } from '../views/trees/source';
import { targetsOfGroup } from '../views/trees/targetsTree';
import { keysOf, rowsBelow, type TreeRow } from '../views/trees/tree';
import { dutyRows, lackingRows, unassigned } from '../views/trees/unitsTree';
import { viewRows } from '../views/trees/views';
import { treeWords } from '../views/trees/words';
import { reportedWithoutUnit } from '../views/withoutUnit';
import { words } from '../views/wording';
import {
  countOf,
  planRow,
  plansNaming,
  plansShown,
  unassignedRows,
  unitOfFolder,
  unitRows,
  workspaceSummary,
  type PlansLacking,
} from '../workspace/planRows';
import { repeated, repeatedRow, repeatedRows, repeatedTasks } from '../workspace/repeatedTasks';
import type { KnownPlan } from '../workspace/search';
import { targetGroupRows, targetGroups } from '../workspace/targetGroups';
import { defineFeature, type OwnRequest, type Services, type Workspace } from './feature';
import { optionsOf } from './views';

async function workspaceView(params: WorkspaceViewParams, services: Services): Promise<Steps<ViewResult> | null> {
  const options = optionsOf(params);
  if (options === undefined) return null;
  const keys = keysOf(params.parent);
  const { workspace } = services;
  const uri = options.view !== 'outline' ? keys[1] : keys[0] === repeated ? undefined : keys[0];
  const checked = uri === undefined ? undefined : await workspace.plan(uri);
  const source = uri === undefined || checked === undefined ? undefined : { uri, ...checked };
  const lacking: PlansLacking = options.view === 'units' ? await plansLacking(workspace) : new Map();
  return (function* () {
    const plans = workspace.plans();
    const asked: AboutWorkspace = { options, keys, plans, source, lacking, services };
    const [rows, ...held] = yield* options.view === 'outline'
      ? belowPlans(asked)
      : options.view === 'units'
        ? belowUnits(asked)
        : belowTargets(asked);
    services.watchViews();
    return { version: null, rows, summary: workspaceSummary(plans.length, services.language, ...held) };
  })();
}

interface AboutWorkspace {
  readonly options: ViewOptions;
  readonly keys: readonly string[];
  readonly plans: readonly KnownPlan[];
  /** The plan that the keys lead into; undefined if they lead to none, or it is gone. */
  readonly source: TreeSource | undefined;
  readonly lacking: PlansLacking;
  readonly services: Services;
}

/** Rows, and what the summary says besides the number of plans. */
type RowsAndSummary = readonly [rows: ViewRow[], ...held: string[]];

/** Of open plans, as they were checked last. */
async function plansLacking(workspace: Workspace): Promise<PlansLacking> {
  const lacking = new Map<KnownPlan, number>();
  for (const known of workspace.plans()) {
    const checked = known.withoutUnit === undefined ? await workspace.plan(known.uri) : undefined;
    const count =
      checked === undefined ? (known.withoutUnit ?? 0) : reportedWithoutUnit(checked.plan, checked.reported).size;
    if (count > 0) lacking.set(known, count);
  }
  return lacking;
}

function* belowPlans({ options, keys, plans, source, services }: AboutWorkspace): Steps<RowsAndSummary> {
  const { language } = services;
  const [uri, ...below] = keys;
  if (uri === repeated)
    return [yield* rowsBelow(repeatedRows(yield* repeatedTasks(plans), language), below, language, [repeated])];
  if (source !== undefined) return [yield* viewRows(source, options, below, [source.uri])];
  if (uri !== undefined) return [[]];
  const shown = yield* plansShown(plans, options.filter?.text?.trim() ?? '');
  const rows = shown.map((plan) => planRow(plan, language));
  const several = options.filter === undefined && plans.length > 1;
  return [yield* rowsBelow(several ? [repeatedRow(language), ...rows] : rows, [], language)];
}

/** Items without a unit, then units; below each the plans, then the items there. */
function* belowUnits({ keys, plans, source, lacking, services }: AboutWorkspace): Steps<RowsAndSummary> {
  const { language, workspace } = services;
  const units = yield* workspace.units();
  const summary = words(language).units(units.length);
  const [key, uri] = keys;
  const rows = function* (found: readonly TreeRow[]): Steps<RowsAndSummary> {
    return [yield* rowsBelow(found, [], source?.language ?? language, keys), summary];
  };
  if (key === undefined) return yield* rows([...unassignedRows(lacking, language), ...unitRows(units, language)]);
  if (key === unassigned) {
    if (uri !== undefined) return yield* rows(source === undefined ? [] : lackingRows(source));
    const { items } = treeWords(language);
    return yield* rows([...lacking].map(([plan, count]) => planRow(plan, language, items(count))));
  }
  const unit = units.find((one) => unitOfFolder(one) === key);
  if (unit === undefined) return yield* rows([]);
  if (uri === undefined) return yield* rows(plansNaming(plans, unit).map((plan) => planRow(plan, language)));
  return yield* rows(source === undefined ? [] : dutyRows(source, unit.name));
}

/** Months or units, then the plans that have such targets, then the targets. */
function* belowTargets({ options, keys, plans, source, services }: AboutWorkspace): Steps<RowsAndSummary> {
  const { language } = services;
  const sort = options.sort ?? 'deadline';
  const groups = yield* targetGroups(plans, sort);
  const { targets } = words(language);
  const summary = targets(groups.reduce((sum, group) => sum + countOf(group.plans), 0));
  const [key, uri] = keys;
  const rows = function* (found: readonly TreeRow[]): Steps<RowsAndSummary> {
    return [yield* rowsBelow(found, [], source?.language ?? language, keys), summary];
  };
  if (key === undefined) return yield* rows(targetGroupRows(groups, language));
  const group = groups.find((one) => one.key === key);
  if (group === undefined) return yield* rows([]);
  if (uri === undefined)
    return yield* rows([...group.plans].map(([plan, count]) => planRow(plan, language, targets(count))));
  return yield* rows(source === undefined ? [] : yield* targetsOfGroup(source, sort, group.planKey));
}

export const workspaceViewFeature = defineFeature<
  OwnRequest<typeof WorkspaceViewRequest.method, WorkspaceViewParams, ViewResult | null>
>({
  method: 'gongzuoyaodian/workspaceView',
  capability: () => ({}),
  neutral: null,
  workspace: workspaceView,
});
