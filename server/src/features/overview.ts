/** The content of the client's overview, a request of our own. */
import { overview } from '../views/overview';
import type { OverviewParams, OverviewRequest, OverviewResult } from '../protocol/messages';
import { defineFeature, type OwnRequest } from './feature';

export const overviewFeature = defineFeature<
  OwnRequest<typeof OverviewRequest.method, OverviewParams, OverviewResult | null>
>({
  method: 'gongzuoyaodian/overview',
  capability: () => ({}),
  neutral: null,
  async plan(document, { limit }, services) {
    const { plan, version } = document;
    const { reported } = await services.check(document);
    return overview(plan, reported, version, limit);
  },
});
