import type { FindingDocument } from '@/lib/contracts/finding'
import { CALLED } from '@/lib/view/judgement-words'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

type Props = { findings: readonly FindingDocument[]; onOpen: (findingId: string) => void }

const SHOWN_MAX = 20

/** The findings that are there and do not count, because somebody said so: nothing is taken out in silence. */
export function JudgedAway({ findings, onOpen }: Props) {
  const away = findings.filter(({ verdict, closedAt }) => closedAt === null && verdict !== null && verdict !== 'true')
  if (away.length === 0) return null
  return (
    <div className="border-t border-border px-3.5 pt-2 pb-3">
      <h3 className="text-small font-semibold text-text-2">Judged, so not counted</h3>
      <ul aria-label="Judged, so not counted">
        {away.slice(0, SHOWN_MAX).map(({ id, rule, subject, verdict, judgement }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 py-0.5">
            <button
              type="button"
              data-opens={id}
              className="min-h-6 text-left text-text-2 line-through wrap-anywhere max-sm:min-h-11"
              onClick={() => {
                onOpen(id)
              }}
            >
              <InertText raw={rule.title} charactersMax={80} /> <InertText raw={subject} charactersMax={80} />
            </button>
            <span className="text-small text-text-3">
              {verdict === null ? '' : CALLED[verdict]}
              {judgement === null ? null : (
                <>
                  {' '}
                  by <InertText raw={judgement.by} charactersMax={80} />
                  {judgement.expiresAt === null ? null : (
                    <>
                      {' '}
                      until <Moment at={judgement.expiresAt} />
                    </>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {away.length > SHOWN_MAX ? <p className="text-small text-text-3">{away.length - SHOWN_MAX} more</p> : null}
    </div>
  )
}
