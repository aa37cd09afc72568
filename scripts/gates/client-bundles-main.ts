import { root } from '../ensure-installed.mjs'
import { bundleProblems } from './client-bundles'

const problems = bundleProblems(root)
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
