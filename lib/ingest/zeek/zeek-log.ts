/** The logs of Zeek that are read. */
export const ZEEK_LOGS = ['conn', 'dns', 'http', 'ssl', 'x509', 'ssh', 'files', 'notice', 'weird'] as const
export type ZeekLog = (typeof ZEEK_LOGS)[number]

/** Whether a log of this name is read; Zeek writes many others, which a caller counts and passes over. */
export const isZeekLog = (name: string): name is ZeekLog => ZEEK_LOGS.some((log) => log === name)
