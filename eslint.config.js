import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The rooms where the same choices must give the same bytes (docs/STYLE.md, "Determinism"). */
const DETERMINISTIC = ['kernel', 'clients', 'explore', 'scenario', 'explain', 'report', 'resp'].map(
  (room) => `src/${room}/**/*.ts`,
);

/** A default export is allowed only where a tool or the command line asks a file for "its" value. */
const DEFAULT_EXPORT_FILES = [
  '*.config.{js,ts}',
  'web/*.config.ts',
  'models/**/*.ts',
  'test/setup/**/*.ts',
  'test/**/fixtures/**/*.ts',
];

// A later block replaces an earlier `no-restricted-syntax`, it does not extend it. Each block therefore
// builds its whole list from these constants.
const DEFAULT_EXPORT_BANS = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'No default export: export the thing by its name.',
  },
];
const SYNTAX_BANS = [
  {
    selector: 'TSEnumDeclaration',
    message: 'No enum: use a union of string literals, or a `kind` field.',
  },
  {
    selector: 'ForInStatement',
    message:
      'No for-in: its order is not ours to promise; iterate a Map, or Object.entries sorted.',
  },
];
const CAST_BANS = [
  {
    // `as const` checks, it does not cast. A brand's maker is a function that does nothing after the cast.
    selector:
      'TSAsExpression:not([typeAnnotation.typeName.name="const"])' +
      ':not(ArrowFunctionExpression > .body):not(ReturnStatement > .argument)',
    message: "No cast outside a brand's maker: narrow with a check, or let the type say it.",
  },
];
const DETERMINISM_BANS = [
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|normalize|toLocale\\w*)$/]',
    message: 'Locale data differs between machines: compare with compareBytes from kernel/base.',
  },
];

const BANNED_GLOBALS = [
  ['Date', 'take time from the world (VirtualMs).'],
  ['performance', 'take time from the world (VirtualMs).'],
  ['setTimeout', 'ask the world to schedule an event.'],
  ['setInterval', 'ask the world to schedule an event.'],
  ['setImmediate', 'ask the world to schedule an event.'],
  ['Intl', 'locale data differs between machines: format by hand, compare with compareBytes.'],
  ['crypto', 'draw from the Chooser, or hash with kernel/base.'],
  ['WeakRef', 'what the collector does is not a choice of the world.'],
  ['FinalizationRegistry', 'what the collector does is not a choice of the world.'],
].map(([name, instead]) => ({ name, message: `Not deterministic: ${instead}` }));

const BANNED_PROPERTIES = [
  { object: 'Math', property: 'random', message: 'Not deterministic: draw from the Chooser.' },
  ...['globalThis', 'self', 'window'].map((object) => ({
    object,
    message: 'Not deterministic: name what you need, so that the bans can see it.',
  })),
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['.', 'src/node', 'test', 'web'].map((folder) => `${folder}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...DEFAULT_EXPORT_BANS, ...SYNTAX_BANS],
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: false }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {
          allowDefaultCaseForExhaustiveSwitch: false,
          considerDefaultExhaustiveForUnions: false,
          requireDefaultForNonUnion: true,
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'models/**/*.ts', 'properties/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...DEFAULT_EXPORT_BANS, ...SYNTAX_BANS, ...CAST_BANS],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: DETERMINISTIC,
    rules: {
      'no-restricted-globals': ['error', ...BANNED_GLOBALS],
      'no-restricted-properties': ['error', ...BANNED_PROPERTIES],
      'no-restricted-syntax': [
        'error',
        ...DEFAULT_EXPORT_BANS,
        ...SYNTAX_BANS,
        ...CAST_BANS,
        ...DETERMINISM_BANS,
      ],
    },
  },
  {
    files: DEFAULT_EXPORT_FILES,
    rules: { 'no-restricted-syntax': ['error', ...SYNTAX_BANS] },
  },
  {
    // A client is an async function by contract, whether or not it awaits; stubs in tests are empty.
    files: ['models/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'properties/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
);
