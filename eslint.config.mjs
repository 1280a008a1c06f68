import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The doors between the rooms: which other rooms a room may import from. There are no circles: each room names only
 * rooms above it. `electron/entry.ts`, `main.ts`, `compose/` and `cli/` are the composition roots: they may know them all, but
 * for the desktop, which is known to entry and main alone.
 */
const doors = {
  errors: [],
  roles: ['errors'],
  audit: ['errors'],
  registry: ['errors'],
  protection: ['errors'],
  settings: ['errors', 'registry', 'protection'],
  log: ['errors', 'audit'],
  support: ['errors', 'audit', 'log'],
  cards: ['errors', 'roles'],
  ticket: ['errors'],
  net: ['errors'],
  vault: ['errors'],
  workstation: ['errors', 'registry'],
  diagnostics: ['errors', 'cards', 'ticket', 'registry', 'workstation'],
  spine: ['errors', 'roles'],
  cis2: ['errors', 'roles'],
  session: ['errors', 'roles', 'cards'],
  ipc: ['errors', 'session', 'settings'],
  pages: ['errors', 'roles', 'cards', 'session', 'settings', 'ipc'],
  desktop: ['errors', 'ipc', 'settings'],
};

/** The only places that may import Electron. */
const electronRooms = [
  'electron/entry.ts',
  'electron/main.ts',
  'electron/preload.ts',
  'electron/ipc/**',
  'electron/desktop/**',
  'electron/net/**',
];

const rooms = Object.keys(doors);

const doorRules = rooms.map((room) => {
  const closed = rooms.filter((other) => other !== room && !doors[room].includes(other));
  return {
    files: [`electron/${room}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: electronBan(room),
          patterns: [
            {
              regex: `^(\\.\\./)+(${closed.join('|')})(/|$)`,
              message: `The room "${room}" has no door to that room (eslint.config.mjs).`,
            },
            {
              regex: '^(\\.\\./)+((main|entry|preload)(\\.ts)?$|compose/)',
              message: 'Rooms do not import the composition root.',
            },
            {
              regex: '(^|/)(cli|renderer|test)/',
              message: 'Rooms do not import the command line, the window or tests.',
            },
          ],
        },
      ],
    },
  };
});

/** What puts rooms together for the window and the command line alike knows neither of them. */
const composition = ['electron/compose/**/*.ts', 'electron/cli/**/*.ts'];
const compositionRule = {
  files: composition,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [{ name: 'electron', message: 'This runs in plain Node too.' }],
        patterns: [
          {
            regex: '^(\\.\\./)+((main|entry|preload)(\\.ts)?$|desktop/)',
            message: 'Only entry and main know the desktop.',
          },
        ],
      },
    ],
  },
};

function electronBan(room) {
  if (['ipc', 'desktop', 'net'].includes(room)) return [];
  return [{ name: 'electron', message: 'This room runs in plain Node too.' }];
}

const ipcElsewhere = {
  selector: 'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/], MemberExpression[property.name="ipc"]',
  message: 'What crosses to the window goes through electron/ipc/ and the preload.',
};

/** Attributes that people read or hear. */
const readAloud = 'aria-label|aria-description|aria-roledescription|alt|title|placeholder|heading|label|summary|hint';
const wordsInComponents = [
  'JSXText[value=/[A-Za-z]/]',
  'JSXElement > JSXExpressionContainer > :matches(Literal[value=/[A-Za-z]/], TemplateLiteral[quasis.0.value.raw=/[A-Za-z]/])',
  `JSXAttribute[name.name=/^(${readAloud})$/] Literal[value=/[A-Za-z]/]:not(CallExpression *)`,
].map((selector) => ({ selector, message: 'Words belong in renderer/messages/, in every language.' }));

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'out', 'out-test', '.cache', 'coverage', 'test-results'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: electronRooms,
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'electron', message: 'This runs in plain Node too.' }] }],
    },
  },
  ...doorRules,
  compositionRule,
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'electron', message: 'The window has only the bridge.' }],
          patterns: [
            { regex: '^node:', message: 'The window has no Node.' },
            { regex: 'electron/(?!ipc/contract)', message: 'The window knows the IPC contract only.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
      },
    },
  },
  { files: ['test/**/*.{ts,tsx}', '**/*.test.{ts,tsx}'], rules: { 'no-console': 'off' } },
  // Playwright reads a fixture's first parameter: an empty pattern says that it needs nothing.
  { files: ['test/e2e/fixtures.ts', 'test/e2e/packaged.suite.ts'], rules: { 'no-empty-pattern': 'off' } },
  {
    files: ['electron/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    ignores: ['electron/ipc/**', 'electron/preload.ts'],
    rules: {
      'no-restricted-syntax': ['error', ipcElsewhere],
    },
  },
  { files: ['renderer/**/*.tsx'], rules: { 'no-restricted-syntax': ['error', ipcElsewhere, ...wordsInComponents] } },
);
