import { withDatabase } from '@/lib/server/command-pool'
import { verifyAudit } from '@/lib/server/services/audit-log'
import { CommandError, type Command } from './command'

const verify = async (): Promise<void> => {
  const { checked, brokenAt, headSequence, headHash } = await withDatabase(verifyAudit)
  if (brokenAt !== null) {
    throw new CommandError(
      `The audit log is broken: entry ${String(brokenAt)} does not follow from entry ${String(headSequence)}, ` +
        `the last of ${String(checked)} that are as they were written.`,
    )
  }
  console.log(`${String(checked)} entries, each follows from the one before; the last has the hash ${headHash}`)
}

export const auditCommand: Command = {
  name: 'audit',
  usage: ['audit verify                  checks that the audit log is as it was written'],
  run: async ([verb]) => {
    if (verb !== 'verify') throw new CommandError('Say audit verify.')
    await verify()
  },
}
