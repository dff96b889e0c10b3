import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Each layer of the server knows only the ones below it; these are the folders it may not import. */
const layers = {
  plan: ['rules', 'features', 'workspace', 'session', 'cli', 'node', 'browser'],
  rules: ['features', 'workspace', 'session', 'cli', 'node', 'browser'],
  features: ['workspace', 'session', 'cli', 'node', 'browser'],
  workspace: ['features', 'session', 'cli', 'node', 'browser'],
  session: ['cli', 'node', 'browser'],
};
const everywhereButMains = [
  'node:*',
  'fs',
  'path',
  'os',
  'child_process',
  'vscode',
  'vscode-languageclient*',
  '**/server/src/server',
];
const pureOnly = ['vscode-languageserver*'];

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', '.vscode-test/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': 'off',
      'no-misleading-character-class': 'off',
    },
  },
  {
    files: ['scripts/**', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  ...Object.entries(layers).map(([layer, above]) => ({
    files: [`server/src/${layer}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: above.map((folder) => `**/${folder}/**`),
              message: `server/src/${layer} may not know a layer above it.`,
            },
            {
              group: [...everywhereButMains, ...(layer === 'plan' || layer === 'rules' ? pureOnly : [])],
              message: `server/src/${layer} has no I/O, no editor and no connection.`,
            },
          ],
        },
      ],
    },
  })),
  {
    files: ['client/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/server/src/!(protocol)*'],
              message: 'The client knows the server through its protocol alone.',
            },
          ],
        },
      ],
    },
  },
);
