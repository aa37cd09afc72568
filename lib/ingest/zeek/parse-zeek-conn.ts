import type { FlowObservation } from '@/lib/domain/observation'
import { parseZeekLog, type ParsedLog } from './parse-zeek-log'
import type { ZeekHeader } from './zeek-header'

/** The flows of lines of Zeek's conn.log; see parseZeekLog. */
export const parseZeekConn = (
  lines: readonly string[],
  header: ZeekHeader | null,
  firstLine = 1,
): ParsedLog<FlowObservation> => parseZeekLog('conn', lines, header, firstLine)
