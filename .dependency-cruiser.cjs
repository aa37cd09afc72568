// @ts-check
const ENGINES = 'ingest|detection|kill-chain|scoring|behaviors|audit|response|intel|alarms'
const PURE = `^lib/(domain|${ENGINES}|assessment|view)/`
/** Packages that compute and do nothing else. */
const PLAIN_PACKAGES = '^node_modules/(zod|cbor-x|ipaddr\\.js)/'
const TEST_CODE = '\\.test\\.tsx?$|^lib/testing/|^e2e/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TEST_CODE },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'Domain, engines, assessment and view compute only: no files, no database, no framework.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST_CODE },
      to: { pathNot: [PURE, PLAIN_PACKAGES] },
    },
    {
      name: 'contracts-are-plain',
      severity: 'error',
      from: { path: '^lib/contracts/', pathNot: TEST_CODE },
      // What a body of the API is made of is written where it is parsed; the contract of the operation names it.
      to: { pathNot: ['^lib/(contracts|domain)/', '^lib/ingest/.*-schema\\.ts$', '^node_modules/zod/'] },
    },
    {
      name: 'engines-do-not-meet',
      comment: 'What one engine needs of another arrives as an argument from lib/assessment.',
      severity: 'error',
      from: { path: `^lib/(${ENGINES})/`, pathNot: TEST_CODE },
      to: { path: `^lib/(${ENGINES}|assessment)/`, pathNot: '^lib/$1/' },
    },
    {
      name: 'server-is-for-processes',
      severity: 'error',
      from: {
        pathNot: [
          '^(app|worker|cli|bench|prisma|e2e|scripts)/',
          '^lib/server/',
          '^proxy\\.ts$',
          '^lib/testing/',
          TEST_CODE,
        ],
      },
      to: { path: '^lib/server/' },
    },
    {
      name: 'components-see-nouns-only',
      severity: 'error',
      from: { path: '^components/', pathNot: ['^components/what-if/', TEST_CODE] },
      to: { path: '^lib/', pathNot: '^lib/(domain|contracts|view)/' },
    },
    {
      name: 'what-if-may-score',
      severity: 'error',
      from: { path: '^components/what-if/', pathNot: TEST_CODE },
      to: { path: '^lib/', pathNot: '^lib/(domain|contracts|view|scoring)/' },
    },
    {
      name: 'ui-is-generic',
      comment: 'components/ui and components/charts could belong to any product.',
      severity: 'error',
      from: { path: '^components/(ui|charts)/', pathNot: TEST_CODE },
      to: { path: '^(components|lib|app)/', pathNot: ['^components/(ui|charts)/', '^lib/view/'] },
    },
    { name: 'app-is-the-top', severity: 'error', from: { pathNot: '^(app|e2e)/' }, to: { path: '^app/' } },
    {
      name: 'prisma-behind-repositories',
      severity: 'error',
      from: { pathNot: ['^lib/server/(db|repositories/)', '^lib/generated/', '^prisma', TEST_CODE] },
      to: { path: ['^node_modules/@prisma/client/', '^lib/generated/prisma/'] },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { pathNot: [TEST_CODE, '^bench/'] },
      to: { path: '^lib/testing/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.next/', '^lib/generated/.*/internal/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
