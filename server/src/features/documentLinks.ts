/** What the text names and can be opened; see `views/links.ts`. */
import type { DocumentLinkRequest } from 'vscode-languageserver';
import type { DocumentLink } from 'vscode-languageserver-types';
import { plainText } from '../text/plainText';
import { links, namesDocuments } from '../views/links';
import { defineFeature, type OpenPlan, type Services } from './feature';

async function documentLinks({ plan, uri }: OpenPlan, services: Services): Promise<DocumentLink[]> {
  const files = namesDocuments(plan) ? await services.filesBeside(uri) : [];
  return links(plan, uri, files).map(({ range, target, tooltip }) => ({
    range,
    target,
    tooltip: plainText(tooltip[services.language]),
  }));
}

export const documentLinkFeature = defineFeature<typeof DocumentLinkRequest>({
  method: 'textDocument/documentLink',
  capability: () => ({ documentLinkProvider: {} }),
  neutral: null,
  plan: (document, _params, services) => documentLinks(document, services),
});
