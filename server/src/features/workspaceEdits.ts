/** Edits of documents in the form that the client takes. */
import { CreateFile, type TextDocumentEdit, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { ClientSupport } from '../protocol/clientSupport';
import type { Edit } from '../text/edits';

export interface DocumentEdits {
  readonly uri: string;
  /** The version that the edits are made for; null where the document may be closed. */
  readonly version: number | null;
  readonly edits: readonly Edit[];
}

export interface EditOptions {
  /** Why the client shall show the edits before it makes them. Only a client that takes annotated edits does. */
  readonly preview?: string;
  /** Edits that are made only if the user ticks them, and what they are. Left out for clients that can't ask. */
  readonly apart?: { readonly documents: readonly DocumentEdits[]; readonly label: string };
}

export function workspaceEdit(
  documents: readonly DocumentEdits[],
  client: Pick<ClientSupport, 'versionedEdits' | 'annotatedEdits' | 'createsFiles'>,
  { preview, apart }: EditOptions = {},
): WorkspaceEdit {
  const plain = documents.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: edits.map(({ range, newText }) => ({ range, newText })),
  }));
  if (!client.versionedEdits)
    return { changes: Object.fromEntries(plain.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
  if (!client.annotatedEdits) return { documentChanges: plain };
  const shown = previewed(plain, client.createsFiles, preview);
  if (apart === undefined || apart.documents.length === 0) return shown;
  const annotationId = 'apart';
  const others = apart.documents.map(({ uri, version, edits }) => ({
    textDocument: { uri, version },
    edits: edits.map(({ range, newText }) => ({ range, newText, annotationId })),
  }));
  return {
    documentChanges: [...shown.documentChanges!, ...others],
    changeAnnotations: { ...shown.changeAnnotations, [annotationId]: { label: apart.label, needsConfirmation: true } },
  };
}

function previewed(plain: readonly TextDocumentEdit[], createsFiles: boolean, preview?: string): WorkspaceEdit {
  const [first] = plain;
  if (preview === undefined || first === undefined) return { documentChanges: [...plain] };
  const annotationId = 'preview';
  const changeAnnotations = { [annotationId]: { label: preview, needsConfirmation: true } };
  // VS Code leaves edits that need confirmation unticked, so that "Apply" would do nothing. Here only the creation of a
  // file needs it, and as the file exists already, every client skips that: the preview is shown with all edits ticked.
  const { uri } = first.textDocument;
  if (createsFiles && !uri.startsWith('untitled:')) {
    const create = CreateFile.create(uri, { ignoreIfExists: true }, annotationId);
    return { documentChanges: [create, ...plain], changeAnnotations };
  }
  return {
    documentChanges: plain.map(({ textDocument, edits }) => ({
      textDocument,
      edits: edits.map((edit) => ({ ...edit, annotationId })),
    })),
    changeAnnotations,
  };
}
