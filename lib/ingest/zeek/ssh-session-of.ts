import type { SshObservation } from '@/lib/domain/network-record'
import { NAME_MAX } from '@/lib/ingest/limits'
import { isProblem, problem, type LineProblem } from '@/lib/ingest/line-problem'
import type { LogReader, ZeekLine } from './zeek-line'
import { aboutOf, booleanOf, countOf, textOf } from './zeek-values'

const sshSessionOf = (line: ZeekLine): SshObservation | LineProblem => {
  const [success, attemptsGiven, client, server] = line.values
  const about = aboutOf(line)
  if (isProblem(about)) return about
  const attempts = countOf(attemptsGiven)
  if (attempts === -1) return problem('auth_attempts', 'a count', attemptsGiven)
  return {
    kind: 'ssh',
    observedAt: about.at,
    uid: about.uid,
    origin: about.origin,
    responder: about.responder,
    success: booleanOf(success),
    attempts: attemptsGiven === undefined ? null : attempts,
    client: textOf(client, NAME_MAX),
    server: textOf(server, NAME_MAX),
    raw: line.raw,
  }
}

/** ssh.log: https://docs.zeek.org/en/master/scripts/base/protocols/ssh/main.zeek.html#type-SSH::Info */
export const SSH: LogReader<SshObservation> = {
  columns: ['auth_success', 'auth_attempts', 'client', 'server'],
  lists: [],
  needed: ['ts', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p'],
  always: ['ts', 'id.orig_h', 'id.resp_h'],
  redacts: false,
  note: '',
  read: sshSessionOf,
}
