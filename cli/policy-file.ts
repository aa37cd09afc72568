import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PolicyChangesDocument } from '@/lib/contracts/policy'
import { derivedPolicy } from '@/lib/scoring/derived-policy'
import { builtInPolicyOf } from '@/lib/scoring/policies/current'
import type { ScoringPolicy } from '@/lib/scoring/policy'
import { CommandError } from './command'

/** As much of a version's document as makes it. */
const PolicyFile = z.object({ version: z.string(), base: z.string(), changes: PolicyChangesDocument })

const documentOf = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandError(`${file} is not JSON.`)
  }
}

const parsedOf = async (file: string): Promise<z.infer<typeof PolicyFile>> => {
  const parsed = PolicyFile.safeParse(documentOf(file, await readFile(file, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new CommandError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'cannot be read'}`)
}

/** The policy in a file that holds what the API answers for a version. Throws with what is wrong with it. */
export const readPolicyFile = async (file: string): Promise<ScoringPolicy> => {
  const { version, base: name, changes } = await parsedOf(file)
  const base = builtInPolicyOf(name)
  if (base === null) throw new CommandError(`${file}: this release has no policy ${name}.`)
  return derivedPolicy(base, version, changes)
}
