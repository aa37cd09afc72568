import type { EpochMs } from '@/lib/domain/time'
import type { Download } from '../fold/downloads'
import { packLogin, unpackLogin } from './pack-logins'
import { packTries, unpackTries } from './pack-tries'
import { packIp, packSample, packTime, unpackIp, unpackSample, unpackTime } from './pack-values'
import type { BareServer, PathSpread, SentAttack, WebFacts } from '../facts/web-facts'

const packDownload = (one: Download, base: EpochMs) =>
  [
    packIp(one.ip),
    one.word,
    one.inside,
    one.sign,
    one.tool,
    one.name,
    one.firstAt - base,
    one.lastAt - base,
    one.requests,
    one.files,
  ] as const

const unpackDownload = (row: ReturnType<typeof packDownload>, base: EpochMs): Download => ({
  ip: unpackIp(row[0]),
  word: row[1],
  inside: row[2],
  sign: row[3],
  tool: row[4],
  name: row[5],
  firstAt: row[6] + base,
  lastAt: row[7] + base,
  requests: row[8],
  files: row[9],
})

const packSent = ({ ip, port, kind, text, firstAt, lastAt, count }: SentAttack, base: EpochMs) =>
  [packIp(ip), port, kind, text, firstAt - base, lastAt - base, count] as const

const unpackSent = (row: ReturnType<typeof packSent>, base: EpochMs): SentAttack => ({
  ip: unpackIp(row[0]),
  port: row[1],
  kind: row[2],
  text: row[3],
  firstAt: row[4] + base,
  lastAt: row[5] + base,
  count: row[6],
})

const packSpread = ({ path, hosts, firstAt, lastAt }: PathSpread, base: EpochMs) =>
  [path, packSample(hosts), firstAt - base, lastAt - base] as const

const unpackSpread = (row: ReturnType<typeof packSpread>, base: EpochMs): PathSpread => ({
  path: row[0],
  hosts: unpackSample(row[1]),
  firstAt: row[2] + base,
  lastAt: row[3] + base,
})

const packBare = ({ ip, port, firstAt, lastAt, count }: BareServer, base: EpochMs) =>
  [packIp(ip), port, firstAt - base, lastAt - base, count] as const

const unpackBare = ([ip, port, firstAt, lastAt, count]: ReturnType<typeof packBare>, base: EpochMs): BareServer => ({
  ip: unpackIp(ip),
  port,
  firstAt: firstAt + base,
  lastAt: lastAt + base,
  count,
})

/** What is known of a device's web requests without the names of its fields; at most 2,000 bytes. */
export const packWeb = (web: WebFacts, base: EpochMs) =>
  [
    web.records,
    web.firstAt - base,
    web.named,
    packTime(web.toolAt, base),
    web.downloads.map((download) => packDownload(download, base)),
    web.sent.map((attack) => packSent(attack, base)),
    web.triesOut.map((window) => packTries(window, base)),
    web.triesIn.map((window) => packTries(window, base)),
    web.logins.map((login) => packLogin(login, base)),
    web.paths.map((spread) => packSpread(spread, base)),
    web.bare.map((server) => packBare(server, base)),
  ] as const

export const unpackWeb = (row: ReturnType<typeof packWeb>, base: EpochMs): WebFacts => ({
  records: row[0],
  firstAt: row[1] + base,
  named: row[2],
  toolAt: unpackTime(row[3], base),
  downloads: row[4].map((download) => unpackDownload(download, base)),
  sent: row[5].map((attack) => unpackSent(attack, base)),
  triesOut: row[6].map((window) => unpackTries(window, base)),
  triesIn: row[7].map((window) => unpackTries(window, base)),
  logins: row[8].map((login) => unpackLogin(login, base)),
  paths: row[9].map((spread) => unpackSpread(spread, base)),
  bare: row[10].map((server) => unpackBare(server, base)),
})
