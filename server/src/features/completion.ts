/** Completion in a plan, and of keys and values in `gzyd.yaml`. */
import type { CompletionContext, CompletionRequest } from 'vscode-languageserver';
import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-types';
import type { MessageLanguage } from '../text/localized';
import { searchWords } from '../text/pinyin';
import { rangeOf } from '../text/positions';
import type { Completion, CompletionKind } from '../views/completions/completion';
import { completions } from '../views/completions/registry';
import { defineFeature } from './feature';

/** What may begin a note, a unit in it or a title; and what begins a key or a value of `gzyd.yaml`. */
const planTriggers = ['：', ':', '、', '，', ',', '；', ';', '（', '(', '〔', '【', '［', '《'];
const configTriggers = [':', ' ', '-', '/'];

export const completionFeature = defineFeature<typeof CompletionRequest>({
  method: 'textDocument/completion',
  capability: () => ({
    completionProvider: { triggerCharacters: [...new Set([...planTriggers, ...configTriggers])] },
  }),
  neutral: [],
  async plan(document, { position, context }, services) {
    const { units, numbering, note } = await services.ruleContext(document);
    const { client, language } = services;
    const found = completions(position, {
      plan: document.plan,
      asked: isAsked(context),
      snippets: client.completionSnippets,
      directory: units,
      numbering,
      note,
      others: services.otherPlans(document),
    });
    if (found.length === 0) return [];
    const text = document.plan.lines[position.line]!.text;
    return asList(found, { text, position, language, triggerSuggest: client.triggerSuggest });
  },
  config: (document, { position }) => document.completion(position),
});

/** A character that may begin something doesn't ask for it. Whoever goes on with a list has been shown one. */
function isAsked(context: CompletionContext | undefined): boolean {
  return context?.triggerKind !== triggerCharacter;
}

/** `CompletionTriggerKind.TriggerCharacter` of the protocol. */
const triggerCharacter = 2;

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  unit: CompletionItemKind.Constant,
  role: CompletionItemKind.Keyword,
  note: CompletionItemKind.Snippet,
  number: CompletionItemKind.Operator,
  action: CompletionItemKind.Operator,
  deadline: CompletionItemKind.Event,
  amount: CompletionItemKind.Value,
  title: CompletionItemKind.Reference,
};

interface ListOptions {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly language: MessageLanguage;
  readonly triggerSuggest: string | undefined;
}

/**
 * Editors filter by characters and know no pinyin, so each item says what it is found by: what was typed, its
 * characters, their readings. Letters are then left to the editor, which filters at once, while a list that comes from
 * the server (`isIncomplete`) may be a key behind. Characters are asked about again: a name typed in full is offered as
 * it is.
 */
function asList(
  found: readonly Completion[],
  { text, position, language, triggerSuggest }: ListOptions,
): CompletionList {
  let isIncomplete = found.length > most;
  const items = found.slice(0, most).map((completion, index): CompletionItem => {
    const { label, names = [label], kind, span, newText, detail } = completion;
    const words = names.map(searchWords).join(' ');
    const typed = text.slice(span.start, position.character);
    isIncomplete ||= !/^[A-Za-zＡ-Ｚａ-ｚ]/.test(typed);
    return {
      label,
      kind: kinds[kind],
      detail: detail[language],
      sortText: String(index).padStart(4, '0'),
      filterText: `${typed === '' ? label : typed} ${words}`,
      insertTextFormat: completion.snippet === true ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: rangeOf(position.line, span), newText },
      ...(completion.goesOn === true && triggerSuggest !== undefined
        ? { command: { title: label, command: triggerSuggest } }
        : {}),
    };
  });
  return { isIncomplete, items };
}

/** Shown at most. */
const most = 200;
