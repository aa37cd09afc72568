import { CONN_COLUMN, type ConnFields } from './conn-fields'
import type { ZeekHeader } from './zeek-header'

/** Where the values stand in a line, worked out once a header: -1 when the log has no such column. */
export type ConnColumns = {
  readonly at: Readonly<Record<keyof ConnFields, number>>
  readonly count: number
}

/** The places of conn's columns in a header. */
export const connColumnsOf = ({ fields }: ZeekHeader): ConnColumns => {
  const at = (key: keyof ConnFields): number => fields.indexOf(CONN_COLUMN[key])
  return {
    at: {
      ts: at('ts'),
      uid: at('uid'),
      origHost: at('origHost'),
      origPort: at('origPort'),
      respHost: at('respHost'),
      respPort: at('respPort'),
      proto: at('proto'),
      service: at('service'),
      duration: at('duration'),
      origBytes: at('origBytes'),
      respBytes: at('respBytes'),
      state: at('state'),
      history: at('history'),
      localOrig: at('localOrig'),
      localResp: at('localResp'),
      origPackets: at('origPackets'),
      respPackets: at('respPackets'),
    },
    count: fields.length,
  }
}

/** The values of one line split at the separator; unset and empty ones are undefined. */
export const connFromTsv = (values: readonly string[], { at }: ConnColumns, header: ZeekHeader): ConnFields => {
  const valueAt = (column: number): string | undefined => {
    const value = values[column]
    return value === header.unsetField || value === header.emptyField || value === '' ? undefined : value
  }
  return {
    ts: valueAt(at.ts),
    uid: valueAt(at.uid),
    origHost: valueAt(at.origHost),
    origPort: valueAt(at.origPort),
    respHost: valueAt(at.respHost),
    respPort: valueAt(at.respPort),
    proto: valueAt(at.proto),
    service: valueAt(at.service),
    duration: valueAt(at.duration),
    origBytes: valueAt(at.origBytes),
    respBytes: valueAt(at.respBytes),
    state: valueAt(at.state),
    history: valueAt(at.history),
    localOrig: valueAt(at.localOrig),
    localResp: valueAt(at.localResp),
    origPackets: valueAt(at.origPackets),
    respPackets: valueAt(at.respPackets),
  }
}
