import { eventsWhere } from '../evidence-match'
import { isBesideUpdate } from '../firmware-update'
import { thingName } from '../fold/fold-event'
import { notAssessed, outcomeOf, type Rule } from '../rule'

const severity = 'high' as const

export const systemFileChange: Rule = {
  id: 'system-file-change',
  kind: 'indicator',
  title: 'A system file was changed',
  stage: 'persistence',
  family: 'integrity',
  class: 'strong',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1554', name: 'Compromise Host Software Binary' },
  rationale:
    'Programs and start-up files of a device change with an update and never otherwise; an intruder changes them to stay.',
  source: 'Filesystem Hierarchy Standard 3.0; ATT&CK T1037, T1053.003, T1543.002, T1554, T1574.006.',
  remedy: 'Compare the file with the firmware image, then reflash the device.',
  needs: ['event'],
  enables: [],
  evaluate: ({ events }) => {
    if (events?.kinds.includes('file') !== true) return notAssessed('the device does not report file changes')
    return outcomeOf(
      events.systemFiles.map((file) => {
        const isUpdate = isBesideUpdate(events, file.lastAt)
        return {
          subject: file.name,
          confidence: isUpdate ? 0.1 : 0.8,
          severity,
          exposure: 'unknown',
          firstSeenAt: file.firstAt,
          lastSeenAt: file.lastAt,
          count: file.count,
          summary: `${file.name} was ${file.detail}${isUpdate ? ' around an update' : ' without an update'}.`,
          isEvidence: eventsWhere((event) => event.kind === 'file' && thingName(event.path) === file.name),
        }
      }),
    )
  },
}
