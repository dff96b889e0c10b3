/**
 * Renames the unit under the cursor, in a note or in the registry of `gzyd.yaml`: in all notes of its plans and in that
 * registry.
 */
import type { PrepareRenameRequest, RenameRequest, ResponseError } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { elementAt } from '../plan/elementAt';
import { namingNotes } from '../plan/namedUnits';
import { parsePlan } from '../plan/parse';
import { planText } from '../plan/query';
import { invalidName, isNamed, renameUnit } from '../refactor/rename';
import { applyEdits } from '../text/edits';
import type { Localized } from '../text/localized';
import { nameKey } from '../text/normaliseCharacters';
import { plainText } from '../text/plainText';
import { rangeOf, touches, type Position, type Range } from '../text/positions';
import type { Plan } from '../plan/types';
import { defineFeature, refusal, type OpenConfig, type OpenPlan, type Services } from './feature';
import { workspaceEdit, type DocumentEdits } from './workspaceEdits';

/** What can be renamed at a position: a unit by its name, or why nothing can. */
type Renamable = { readonly name: string; readonly range: Range } | { readonly reason: Localized };

const noUnit: Localized = {
  zh: '光标处不是责任单位的名称。请把光标放在责任单位标注里的单位名称上。',
  en: 'There is no unit here. Put the cursor on a name in a responsibility note.',
};

export function renamableAt(plan: Plan, position: Position): Renamable {
  const element = elementAt(plan, position);
  if (element?.kind !== 'unit') return { reason: noUnitAt(plan, position) };
  const { name, collective } = element.unit;
  if (collective) return { reason: collectiveName(name) };
  // Read as one body, written as several: 县、区人民政府.
  if (/[、，,；;]/.test(name)) return { reason: severalNames(name) };
  return { name, range: rangeOf(position.line, element.span) };
}

function noUnitAt({ lines }: Plan, { line, character }: Position): Localized {
  const note = lines[line]?.notes.find(({ span }) => touches(span, character));
  if (note === undefined) return noUnit;
  if (note.persons.some((span) => touches(span, character)))
    return { zh: '这里是人名，只有单位可以统一改名。', en: 'This is a person. Only units can be renamed.' };
  if (note.units.length === 0)
    return { zh: '这处标注还没有写单位，先写上名称。', en: 'This note names no unit yet. Write the name first.' };
  return noUnit;
}

function collectiveName(name: string): Localized {
  return {
    zh: `“${name}”泛指多个单位，不是一个单位的名称，不能统一改名。`,
    en: `“${name}” stands for many bodies and is not the name of one, so it can’t be renamed.`,
  };
}

function severalNames(name: string): Localized {
  return {
    zh: `“${name}”里有顿号或逗号，可能是几个单位，不能统一改名。`,
    en: `“${name}” contains a separator and may be several bodies, so it can’t be renamed.`,
  };
}

/** The same in the registry of a `gzyd.yaml`. */
function registeredAt(config: OpenConfig, position: Position): Renamable {
  const found = config.unitAt(position);
  if (found === 'broken') return { reason: brokenConfig };
  return found ?? { reason: noRegisteredUnit };
}

const noRegisteredUnit: Localized = {
  zh: '光标处不是登记的单位名称。请把光标放在 units 下的名称、简称或曾用名上。',
  en: 'There is no unit here. Put the cursor on a name below units: full, short or former.',
};

const brokenConfig: Localized = {
  zh: '此文件有语法错误，改正以后才能统一改名。',
  en: 'This file has syntax errors. Correct them first, then rename.',
};

function nameTaken(name: string): Localized {
  return {
    zh: `登记表里已有“${name}”，一个名称只能登记一次。`,
    en: `“${name}” is in the registry already, and a name may stand there once only.`,
  };
}

async function prepare(uri: string, found: Renamable, services: Services) {
  if ('reason' in found) return refuse(found.reason, services);
  if ((await services.registry(uri))?.isCollective(found.name) === true)
    return refuse(collectiveName(found.name), services);
  return { range: found.range, placeholder: plainText(found.name) };
}

function refuse(reason: Localized, { language }: Services): ResponseError<never> {
  return refusal(plainText(reason[language]));
}

async function rename(
  document: OpenPlan | OpenConfig,
  found: Renamable,
  newName: unknown,
  services: Services,
): Promise<WorkspaceEdit | ResponseError<never> | null> {
  const { client, language } = services;
  if ('reason' in found) return refuse(found.reason, services);
  const from = found.name;
  const to = typeof newName === 'string' ? newName.trim() : '';
  const invalid = invalidName(to);
  if (invalid !== undefined) return refuse(invalid, services);
  const registry = await services.registry(document.uri);
  if (registry?.isCollective(from) === true) return refuse(collectiveName(from), services);
  const ofPlan = 'plan' in document;

  const plans = await services.plansNaming(document, [from, to]);
  const changed = plans
    .map((one) => ({ ...one, edits: renameUnit(one.notes, from, to) }))
    .filter(({ edits }) => edits.length > 0);
  const unsafe = changed.filter(({ ofHouse, safeToEdit }) => ofHouse && !safeToEdit);
  if (unsafe.length > 0) return refuse(unreadByEditors(unsafe.map(({ fileName }) => fileName)), services);
  // Another body's 办公室 is another office: it changes only if the user ticks it.
  const foreign: DocumentEdits[] = client.annotatedEdits
    ? changed.filter(({ ofHouse, safeToEdit }) => !ofHouse && safeToEdit)
    : [];
  const documents: DocumentEdits[] = changed.filter(({ ofHouse }) => ofHouse);
  const own = documents.find(({ uri }) => uri === document.uri);
  if (ofPlan && own !== undefined && !isReadAs(document.plan, own.edits, from, to))
    return refuse(unreadable(to), services);

  const respelled = nameKey(from) === nameKey(to);
  const taken = !respelled && registry?.has(to) === true;
  // The registry itself would name two units alike, or one twice.
  if (taken && !ofPlan) return refuse(nameTaken(to), services);
  // Two names of one entry: the plan comes to use the other, and the registry stays.
  const sameBody = taken && registry.isSame(from, to);
  if (registry !== undefined && !taken) {
    const edits = registry.rename(from, to);
    if (edits === undefined) return refuse(brokenRegistry(registry.fileName), services);
    if (edits.length > 0) documents.push({ uri: registry.uri, version: registry.version, edits });
  }
  const merges =
    !respelled && !sameBody && (taken || plans.some(({ notes, ofHouse }) => ofHouse && isNamed(notes, to)));
  const apart = { documents: foreign, label: plainText(elsewhere[language]) };
  if (!merges) return workspaceEdit(documents, client, { apart });
  const question: Localized = {
    zh: `“${to}”已有此单位，改名后“${from}”将与它合为一个`,
    en: `“${to}” exists already: “${from}” becomes one with it`,
  };
  if (!client.annotatedEdits || !client.versionedEdits)
    return refuse(
      {
        zh: `${question.zh}；此编辑器不能先确认再修改，请换一个名称。`,
        en: `${question.en}. This editor can’t ask for confirmation; choose another name.`,
      },
      services,
    );
  return workspaceEdit(documents, client, { preview: plainText(question[language]), apart });
}

/** Whether the edited plan names the unit by its new name wherever it was named, and no longer by the old one. */
function isReadAs(plan: Plan, edits: DocumentEdits['edits'], from: string, to: string): boolean {
  const before = namingNotes(plan);
  const after = namingNotes(parsePlan(applyEdits(planText(plan), edits)));
  const linesNaming = (notes: typeof before, ...names: readonly string[]): string =>
    notes
      .filter((note) => names.some((name) => isNamed([note], name)))
      .map(({ line }) => line)
      .join();
  return (
    linesNaming(before, from, to) === linesNaming(after, to) && (nameKey(from) === nameKey(to) || !isNamed(after, from))
  );
}

const elsewhere: Localized = {
  zh: '其他单位的文稿（不共用 gzyd.yaml，也不在同一文件夹）：勾选才改',
  en: 'Plans of other bodies (another gzyd.yaml or folder): changed only if ticked',
};

function unreadByEditors(files: readonly string[]): Localized {
  const most = 3;
  const names = files.slice(0, most).join('、') + (files.length > most ? '…' : '');
  return {
    zh: `${names} 不是 UTF-8 编码，编辑器可能读错。请先用正确的编码打开，再改名。`,
    en: `${names}: not in UTF-8, so the editor might misread it. Open it in its encoding first, then rename.`,
  };
}

function unreadable(name: string): Localized {
  return {
    zh: `“${name}”写进责任单位标注后不会被认作一个单位，请换一个名称。`,
    en: `“${name}” would not be read as a unit in a responsibility note. Choose another name.`,
  };
}

function brokenRegistry(file: string): Localized {
  return {
    zh: `${file} 有误，登记表无法一并改名。请先改正该文件。`,
    en: `${file} has errors, so its registry can’t be renamed along. Correct the file first.`,
  };
}

export const prepareRenameFeature = defineFeature<typeof PrepareRenameRequest>({
  method: 'textDocument/prepareRename',
  // What announces it is in the row of `textDocument/rename`.
  capability: () => ({}),
  neutral: null,
  plan: ({ plan, uri }, { position }, services) => prepare(uri, renamableAt(plan, position), services),
  config: (document, { position }, services) => prepare(document.uri, registeredAt(document, position), services),
});

export const renameFeature = defineFeature<typeof RenameRequest>({
  method: 'textDocument/rename',
  capability: ({ preparesRename }) => ({ renameProvider: preparesRename ? { prepareProvider: true } : true }),
  neutral: null,
  plan: (document, { position, newName }, services) =>
    rename(document, renamableAt(document.plan, position), newName, services),
  config: (document, { position, newName }, services) =>
    rename(document, registeredAt(document, position), newName, services),
});
