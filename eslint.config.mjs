// @ts-check
import { defineConfig, globalIgnores } from 'eslint/config'
import next from 'eslint-config-next'
import a11y from 'eslint-plugin-jsx-a11y'
import playwright from 'eslint-plugin-playwright'
import tseslint from 'typescript-eslint'

const TYPESCRIPT = ['**/*.ts', '**/*.tsx']
const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'lib/testing/**']
const PURE = [
  'domain',
  'ingest',
  'detection',
  'kill-chain',
  'scoring',
  'assessment',
  'view',
  'behaviors',
  'audit',
  'response',
  'intel',
  'alarms',
].map((folder) => `lib/${folder}/**/*.ts`)

/** Selectors that hold everywhere; a block that adds its own must repeat them, since a later rule replaces an earlier. */
const EVERYWHERE = [{ selector: 'ExportAllDeclaration', message: 'Export names one by one; no barrels (anchors 5.4).' }]
const NAMED_EXPORTS_ONLY = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name; default exports are for app/ and config files.' },
]
const ENVIRONMENT_IN_ONE_PLACE = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Read settings through lib/server/env.ts (readEnvironment).',
  },
]
const NO_CLOCK_NO_CHANCE = [
  { selector: ':function[async=true]', message: 'Pure folders answer at once: no async.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is an argument (asOf).' },
]
const RAW_COLOUR =
  /#[0-9a-fA-F]{3,8}\b|\b(?:bg|text|border|fill|stroke|ring|outline|shadow|from|via|to|accent|caret|decoration|divide)-\[(?:#|rgb|hsl|okl|color|var)/
const TOKENS_AND_CAPTIONS = [
  { selector: `Literal[value=${String(RAW_COLOUR)}]`, message: 'Colours come from the tokens in app/globals.css.' },
  {
    selector: `TemplateElement[value.raw=${String(RAW_COLOUR)}]`,
    message: 'Colours come from the tokens in app/globals.css.',
  },
  {
    selector: "JSXElement[openingElement.name.name='table']:not(:has(JSXOpeningElement[name.name='caption']))",
    message: 'Every table has a caption (it may be visually hidden).',
  },
]
const sizes = (/** @type {number} */ lines, /** @type {number} */ functionLines = 40) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: functionLines, skipBlankLines: true, skipComments: true }],
})

export default defineConfig(
  globalIgnores([
    '.next/**',
    'lib/generated/**',
    'node_modules/**',
    'data/**',
    'next-env.d.ts',
    'playwright-report/**',
    'test-results/**',
  ]),
  ...next,
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `const { left, ...rest } = all` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs,cjs,js}'],
    rules: {
      eqeqeq: 'error',
      complexity: ['error', 8],
      'import/no-anonymous-default-export': 'off',
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...NAMED_EXPORTS_ONLY, ...ENVIRONMENT_IN_ONE_PLACE],
      ...sizes(200),
    },
  },
  {
    files: ['app/**', '*.config.*', '*.{js,cjs,mjs}', 'e2e/playwright.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...ENVIRONMENT_IN_ONE_PLACE] },
  },
  {
    files: PURE,
    ignores: TESTS,
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'fetch',
        'window',
        'document',
        'performance',
        'setTimeout',
        'setInterval',
        'crypto',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is an argument (asOf).' },
        { object: 'Math', property: 'random', message: 'Chance is an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        ...NAMED_EXPORTS_ONLY,
        ...ENVIRONMENT_IN_ONE_PLACE,
        ...NO_CLOCK_NO_CHANCE,
      ],
    },
  },
  { files: ['lib/detection/{facilitators,indicators}/*.ts'], ignores: TESTS, rules: sizes(90) },
  // Speaks of the React compiler, which does not build this product; react-virtual is not made for it.
  { files: ['components/**/*.ts'], rules: { 'react-hooks/incompatible-library': 'off' } },
  {
    files: ['components/**/*.tsx', 'app/**/*.tsx'],
    rules: {
      // eslint-config-next brings the plugin with a few rules; these are all of its recommended ones.
      ...a11y.flatConfigs.recommended.rules,
      // What scrolls must be reachable by keyboard (WCAG 2.1.1; axe scrollable-region-focusable).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
      ...sizes(160, 160),
    },
  },
  {
    files: ['components/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        ...NAMED_EXPORTS_ONLY,
        ...ENVIRONMENT_IN_ONE_PLACE,
        ...TOKENS_AND_CAPTIONS,
      ],
    },
  },
  {
    files: ['app/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...ENVIRONMENT_IN_ONE_PLACE, ...TOKENS_AND_CAPTIONS] },
  },
  { files: ['app/**/page.tsx', 'app/**/route.ts'], rules: sizes(60) },
  {
    files: ['lib/server/env.ts', 'scripts/**'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...NAMED_EXPORTS_ONLY] },
  },
  {
    // Tests find their own surroundings (CI, captures, PostgreSQL); the product's settings stay in one place.
    files: TESTS,
    rules: { ...sizes(300, 300), 'no-restricted-syntax': ['error', ...EVERYWHERE, ...NAMED_EXPORTS_ONLY] },
  },
  {
    ...playwright.configs['flat/recommended'],
    files: ['e2e/**/*.ts'],
    settings: { playwright: { globalAliases: { test: ['asVisitor', 'asAdministrator'] } } },
    rules: {
      ...playwright.configs['flat/recommended'].rules,
      ...sizes(200, 120),
      // A fixture's "use" is no React hook.
      'react-hooks/rules-of-hooks': 'off',
      'playwright/no-wait-for-timeout': 'error',
      'playwright/expect-expect': ['error', { assertFunctionPatterns: ['^expect'] }],
      'no-restricted-syntax': [
        'error',
        ...EVERYWHERE,
        ...NAMED_EXPORTS_ONLY,
        {
          selector: "CallExpression[callee.property.name='route'][callee.object.name=/^(page|context)$/]",
          message: 'Reach failures through a seeded sentinel device, not by intercepting requests.',
        },
      ],
    },
  },
  // One journey holds and fails every region of every page in turn: no device can stand for all of them.
  {
    files: ['e2e/page-states.e2e.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...NAMED_EXPORTS_ONLY] },
  },
  // Playwright finds these two by their default export.
  {
    files: ['e2e/*.config.ts', 'e2e/start-product.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE] },
  },
)
