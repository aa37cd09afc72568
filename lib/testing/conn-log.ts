/** One connection of a made-up conn log; what is left out is an answered HTTPS exchange. */
export type ConnLine = {
  /** Epoch seconds of its start. */
  ts: number
  from?: string
  fromPort?: number
  to?: string
  toPort?: number
  durationSeconds?: number
  bytesOut?: number
  bytesIn?: number
  /** Zeek's conn_state. */
  state?: string
}

const FIELDS =
  'ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes'

const USUAL = {
  from: '192.168.1.9',
  to: '203.0.113.5',
  toPort: 443,
  durationSeconds: 1,
  bytesOut: 500,
  bytesIn: 900,
  state: 'SF',
}

const lineOf = (given: ConnLine, index: number): string => {
  const line = { fromPort: 40_000 + (index % 20_000), ...USUAL, ...given }
  const ends = [line.from, line.fromPort, line.to, line.toPort, 'tcp']
  const head = [line.ts.toFixed(6), `C${String(index)}`, ...ends]
  const duration = line.durationSeconds.toFixed(6)
  const { bytesOut, bytesIn, state } = line
  const tail =
    state === 'SF'
      ? ['ssl', duration, bytesOut, bytesIn, state, '-', '-', 0, 'ShADadFf', 6, bytesOut + 240, 5, bytesIn + 200]
      : ['-', duration, 0, 0, state, '-', '-', 0, 'S', 1, 40, 0, 0]
  return [...head, ...tail].join('\t')
}

/** A conn log as Zeek writes it, with its header. */
export const connLog = (lines: readonly ConnLine[]): string =>
  ['#separator \\x09', '#path\tconn', `#fields\t${FIELDS.replaceAll(' ', '\t')}`, ...lines.map(lineOf), ''].join('\n')

/** Text as a stream of pieces, as a request body comes. */
export async function* bodyOf(text: string, pieceBytes = 16_384): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    yield await Promise.resolve(bytes.subarray(from, from + pieceBytes))
  }
}
