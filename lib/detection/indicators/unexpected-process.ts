import { eventsWhere } from '../evidence-match'
import { programOf } from '../fold/fold-event'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const unexpectedProcess: Rule = {
  id: 'unexpected-process',
  kind: 'indicator',
  title: 'A program that is not of the firmware',
  stage: 'execution',
  family: 'execution',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1059', name: 'Command and Scripting Interpreter' },
  rationale:
    'Loaders fetch a program from a bare address into a scratch folder and run it there; firmware does neither.',
  source:
    'Filesystem Hierarchy Standard 3.0 (scratch folders); ATT&CK T1059, T1105; Antonakakis et al. 2017, section 3.',
  remedy: 'Isolate the device, keep a copy of the program, and reflash.',
  needs: ['event'],
  enables: [],
  evaluate: ({ events }) => {
    if (events?.kinds.includes('process') !== true) return notAssessed('the device does not report processes')
    return outcomeOf(
      events.processes.map((process) => ({
        subject: process.name,
        confidence: 0.8,
        severity,
        exposure: 'unknown',
        firstSeenAt: process.firstAt,
        lastSeenAt: process.lastAt,
        count: process.count,
        summary: `${process.name} was started${process.detail === '' ? '' : `: ${process.detail}`}`,
        isEvidence: eventsWhere((event) => event.kind === 'process' && programOf(event) === process.name),
      })),
    )
  },
}
