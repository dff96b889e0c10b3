/** What `fix` and `renumber` do to a Word file: they write tracked changes and comments into a copy beside it. */
import type { WorkspaceFileSystem } from '../files/fileSystem';
import { mostRevisions, revisionName } from '../files/revisionName';
import { parentUri } from '../files/uris';
import type { Amendment, Obstacle, Remark, WordText } from '../office';
import { plainEdits } from '../rules/fixes';
import type { Finding, Fix } from '../rules/types';
import type { Localized, MessageLanguage } from '../text/localized';
import type { Range } from '../text/positions';
import type { Edit } from '../text/edits';
import { faultText } from './messages';
import { uriOf } from './paths';

export interface WordChange {
  readonly amendments: readonly Amendment[];
  readonly remarks: readonly Remark[];
}

/**
 * A fix as tracked changes. Where that can't be, a comment names the finding, the fix and the reason. Of rules in
 * `tallies`, each place is changed for itself.
 */
export function amendmentsOf(
  { code, message, range }: Finding,
  fix: Fix,
  tallies: ReadonlySet<string>,
  language: MessageLanguage,
): readonly Amendment[] {
  const { title } = fix;
  const edits = plainEdits(fix);
  const advice: Localized = { zh: `${message.zh}\n建议：${title.zh}`, en: `${message.en}\nSuggestion: ${title.en}` };
  return tallies.has(code)
    ? edits.map((edit) => amendment([edit], edit.range, advice, language))
    : [amendment(edits, range, advice, language)];
}

export function amendment(
  edits: readonly Edit[],
  range: Range,
  advice: Localized,
  language: MessageLanguage,
): Amendment {
  return { edits, range, comment: (why) => `${advice[language]}\n${obstacles[why][language]}` };
}

export function remarkOn({ message, range }: Finding, language: MessageLanguage): Remark {
  return { range, comment: message[language] };
}

const obstacles: Readonly<Record<Obstacle, Localized>> = {
  number: {
    zh: '这里是自动编号，未直接改动，请在 Word 的编号中调整。',
    en: 'This is an automatic number and was left alone; adjust the list in Word.',
  },
  tracked: {
    zh: '这里有未接受的修订、域或锁定的内容，未直接改动。',
    en: 'This is part of a tracked change, a field or locked content and was left alone.',
  },
  paragraph: {
    zh: '涉及分段或单元格，未直接改动。',
    en: 'This concerns paragraphs or cells and was left alone.',
  },
};

/** Writes the copy. Returns what was done, or why it could not be done. */
export async function writeRevision(
  file: string,
  word: WordText,
  { amendments, remarks }: WordChange,
  language: MessageLanguage,
  fileSystem: WorkspaceFileSystem,
): Promise<{ readonly done: Localized } | { readonly problem: Localized }> {
  const { reviseWord, signatureOf } = await import('../office');
  const revised = reviseWord(word, amendments, remarks, signatureOf('checker', language));
  if (!revised.ok) return { problem: revised.text };
  const { bytes, changes, comments } = revised.value;
  for (let number = 1; number <= mostRevisions; number++) {
    const name = revisionName(file, number);
    const uri = uriOf(name);
    if ((await fileSystem.stat(uri)).ok) continue;
    // No bytes before: what somebody put there in the meantime is not overwritten.
    const written = await fileSystem.writeFile(uri, bytes, parentUri(uri), new Uint8Array());
    if (!written.ok && written.fault === 'changed') continue;
    if (!written.ok) return { problem: faultText(written.fault) };
    return { done: doneText(name, changes, comments) };
  }
  return { problem: { zh: '修订副本已有太多', en: 'there are too many revised copies' } };
}

function doneText(name: string, changes: number, comments: number): Localized {
  return {
    zh: `已写入 ${name}：修订 ${changes} 处，批注 ${comments} 条`,
    en:
      `${name} was written with ${changes} tracked ${changes === 1 ? 'change' : 'changes'} ` +
      `and ${comments} ${comments === 1 ? 'comment' : 'comments'}`,
  };
}
