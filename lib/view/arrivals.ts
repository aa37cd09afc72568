type Source = { source: string; log: string; lastReceivedAt: string; lastHour: { accepted: number } }
type Refused = { id: string; source: string; log: string; receivedAt: string; line: number; reason: string }

/** One line of what arrives: what was taken of a source lately, or one thing that was not. */
export type Arrival = {
  key: string
  at: string
  isTaken: boolean
  source: string
  log: string
  /** Of what was refused, the reason, which holds text of strangers. */
  detail: string
}

const ROWS_MAX = 8

/** What arrived last, taken or not, the newest first. */
export const arrivalsOf = (sources: readonly Source[], refused: readonly Refused[]): Arrival[] => {
  const taken = sources
    .filter(({ lastHour }) => lastHour.accepted > 0)
    .map(({ source, log, lastReceivedAt: at, lastHour }): Arrival => {
      const detail =
        lastHour.accepted === 1 ? '1 record within the hour' : `${String(lastHour.accepted)} records within the hour`
      return { key: `${source} ${log}`, at, isTaken: true, source, log, detail }
    })
  const rejected = refused.map(({ id, receivedAt: at, source, log, line, reason }): Arrival => {
    return { key: id, at, isTaken: false, source, log, detail: `${String(line)}: ${reason}` }
  })
  return [...taken, ...rejected].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, ROWS_MAX)
}
