// @ts-check

/**
 * An entry of package-lock.json, as far as it matters here.
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], optionalDependencies?: Record<string, string> }} LockEntry
 */

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * The platform in a package name such as @next/swc-darwin-arm64, or null when it names none.
 * @param {string} name
 * @returns {{ os?: string[], cpu: string[] } | null}
 */
const platformOf = (name) => {
  const parts = name.split('/').at(-1)?.split('-') ?? []
  const os = SYSTEMS.find((system) => parts.includes(system))
  const cpu = PROCESSORS.find((processor) => parts.includes(processor))
  if (cpu === undefined) return null
  return os === undefined ? { cpu: [cpu] } : { os: [os], cpu: [cpu] }
}

/**
 * What the lock file's packages name as optional, in an exact version and for one platform, but the file lacks.
 * @param {Record<string, LockEntry>} packages "packages" of package-lock.json
 * @returns {Record<string, LockEntry>}
 */
export const missingPlatformPackages = (packages) => {
  /** @type {Record<string, LockEntry>} */
  const missing = {}
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const platform = platformOf(name)
      const isThere = `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages
      if (platform === null || isThere || !/^\d+\.\d+\.\d+/.test(version)) continue
      missing[`node_modules/${name}`] = { version, ...platform, optional: true }
    }
  }
  return missing
}
