// @ts-check
/** The oldest Node.js that the locked packages run on (next 16, vitest 4, prisma 7; see package.json "engines"). */
const NODE_MINIMUM = [20, 19]

/**
 * What is wrong with this Node.js version, as a sentence, or null when it will do.
 * @param {string} version such as "20.19.1" (process.versions.node)
 * @returns {string | null}
 */
export const nodeVersionProblem = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [majorMin = 0, minorMin = 0] = NODE_MINIMUM
  if (major > majorMin || (major === majorMin && minor >= minorMin)) return null
  return `Vedette needs Node.js ${String(majorMin)}.${String(minorMin)} or newer; this is ${version}. Version 24 is a good choice.`
}
