/**
 * The real plans beside the repository, if there are any. They are other people's texts, so they are read there and
 * never copied.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const sharedFolder = path.resolve('..', 'shared');

export interface CorpusText {
  readonly name: string;
  readonly text: string;
}

/** All texts of `../shared/corpus/<folder>`; undefined without the corpus. */
export function corpusTexts(...folders: readonly string[]): readonly CorpusText[] | undefined {
  const corpus = path.join(sharedFolder, 'corpus');
  if (!existsSync(corpus)) return undefined;
  return folders.flatMap((folder) =>
    readdirSync(path.join(corpus, folder))
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => ({ name: `${folder}/${file}`, text: readFileSync(path.join(corpus, folder, file), 'utf8') })),
  );
}

/** Ends a test that can't run here, and says why. */
export function skipWithoutCorpus(test: Mocha.Context): never {
  console.log('      skipped: ../shared/corpus, the real plans, is not beside this repository');
  test.skip();
}
