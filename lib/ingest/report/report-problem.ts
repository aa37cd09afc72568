/** AWS's own words for a report that it cannot read. */
export const MALFORMED = 'Malformed metrics report'

/** Why a report is refused. Thrown by the readers of this folder and caught by `parseReport` alone. */
export class ReportProblem extends Error {
  /** The part of the report that is wrong, when the message does not name it. */
  readonly part: string

  constructor(message: string, part = '') {
    super(message)
    this.name = 'ReportProblem'
    this.part = part
  }
}
