import { root } from '../ensure-installed.mjs'
import { bundleProblems } from './client-bundles'
import { firstLoadProblems } from './first-load'

const problems = [...bundleProblems(root), ...firstLoadProblems(root)]
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
