import type { EpochMs } from '@/lib/domain/time'
import { packIp, unpackIp } from './pack-values'
import type { OddServer, OldSession, TlsFacts } from '../facts/tls-facts'

const packOdd = (odd: OddServer, base: EpochMs) =>
  [
    packIp(odd.ip),
    odd.port,
    odd.sessions,
    odd.established,
    odd.blind,
    odd.oddPort,
    odd.firstAt - base,
    odd.lastAt - base,
  ] as const

const unpackOdd = (row: ReturnType<typeof packOdd>, base: EpochMs): OddServer => ({
  ip: unpackIp(row[0]),
  port: row[1],
  sessions: row[2],
  established: row[3],
  blind: row[4],
  oddPort: row[5],
  firstAt: row[6] + base,
  lastAt: row[7] + base,
})

const packOld = (old: OldSession | null, base: EpochMs) => {
  if (old === null) return null
  const { version, ip, port, firstAt, lastAt, count } = old
  return [version, packIp(ip), port, firstAt - base, lastAt - base, count] as const
}

const unpackOld = (row: ReturnType<typeof packOld>, base: EpochMs): OldSession | null => {
  if (row === null) return null
  const [version, ip, port, firstAt, lastAt, count] = row
  return { version, ip: unpackIp(ip), port, firstAt: firstAt + base, lastAt: lastAt + base, count }
}

/** What is known of a device's TLS sessions without the names of its fields; at most 500 bytes. */
export const packTls = ({ records, odd, accepted, spoken }: TlsFacts, base: EpochMs) =>
  [records, odd.map((server) => packOdd(server, base)), packOld(accepted, base), packOld(spoken, base)] as const

export const unpackTls = (row: ReturnType<typeof packTls>, base: EpochMs): TlsFacts => ({
  records: row[0],
  odd: row[1].map((server) => unpackOdd(server, base)),
  accepted: unpackOld(row[2], base),
  spoken: unpackOld(row[3], base),
})
