const FIELDS =
  'ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes'

/** The header of a conn.log. */
export const CONN_HEADER = `#separator \\x09\n#path\tconn\n#fields\t${FIELDS.replaceAll(' ', '\t')}\n`

/** Which lines: line `index` is of device `index % devices`, and each device has one in about ten seconds. */
export type LineRun = {
  /** The place of the run's devices among all. */
  firstDevice: number
  devices: number
  from: number
  count: number
}

const SECONDS_BETWEEN = 10
/** No device keeps time like a clock: each line is up to so much later. */
const JITTER_SECONDS = 9
/** 2026-01-01: an import may say when things were. */
const START_SECONDS = Date.UTC(2026, 0, 1) / 1_000

/** What a device does, in no order: its cloud, its broker, time and names, a neighbour; one try in fifty is not answered. */
const TALKS = [
  { to: '203.0.113.10', port: 443, proto: 'tcp', service: 'ssl' },
  { to: '203.0.113.11', port: 8883, proto: 'tcp', service: 'ssl' },
  { to: '192.168.0.1', port: 53, proto: 'udp', service: 'dns' },
  { to: '203.0.113.12', port: 443, proto: 'tcp', service: 'ssl' },
  { to: '198.51.100.7', port: 123, proto: 'udp', service: 'ntp' },
] as const
const SILENT_EVERY = 50

/** A number that looks like chance and repeats with each run. */
const mixed = (index: number): number => {
  const spread = Math.imul(index ^ (index >>> 15), 2_246_822_519)
  return (spread ^ (spread >>> 13)) >>> 0
}

const addressOf = (device: number): string =>
  `10.${String(20 + (device >> 16))}.${String((device >> 8) & 255)}.${String(device & 255)}`

const lineOf = ({ firstDevice, devices }: LineRun, index: number): string => {
  const device = firstDevice + (index % devices)
  const turn = Math.floor(index / devices)
  const chance = mixed(turn * 131_071 + device)
  const talk = TALKS[chance % TALKS.length] ?? TALKS[0]
  const ts = START_SECONDS + turn * SECONDS_BETWEEN + ((chance % 997) / 997) * JITTER_SECONDS
  const port = 32_768 + ((index * 7) % 28_000)
  const head = `${ts.toFixed(6)}\tC${String(firstDevice)}x${String(index)}\t${addressOf(device)}\t${String(port)}\t${talk.to}\t${String(talk.port)}\t${talk.proto}`
  if (chance % SILENT_EVERY === 0) return `${head}\t-\t3.000000\t0\t0\tS0\tT\tF\t0\tS\t3\t180\t0\t0`
  const [out, back] = [300 + (chance % 700), 900 + (chance % 4_000)]
  return `${head}\t${talk.service}\t0.${String(100_000 + (index % 800_000))}\t${String(out)}\t${String(back)}\tSF\tT\tF\t0\tShADadFf\t6\t${String(out + 240)}\t5\t${String(back + 200)}`
}

/** Lines of an ordinary conn.log, without its header. */
export const connLines = (run: LineRun): string[] =>
  Array.from({ length: run.count }, (_, place) => lineOf(run, run.from + place))

/** One device that tries another random address and port with each line, a hundred a second. */
export const floodLines = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, place) => {
    const index = from + place
    const chance = mixed(index + 1)
    const to = `${String(11 + (chance & 127))}.${String((chance >> 7) & 255)}.${String((chance >> 15) & 255)}.${String(chance >>> 24)}`
    const ts = (START_SECONDS + index / 100).toFixed(6)
    const ends = `10.19.0.9\t${String(32_768 + (index % 28_000))}\t${to}\t${String(chance % 65_536)}\ttcp`
    const isAnswered = index % 3 === 0
    return isAnswered
      ? `${ts}\tF${String(index)}\t${ends}\t-\t0.500000\t40\t60\tSF\tT\tF\t0\tShADadFf\t4\t200\t4\t220`
      : `${ts}\tF${String(index)}\t${ends}\t-\t-\t0\t0\tS0\tT\tF\t0\tS\t1\t60\t0\t0`
  })
