import { TriangleAlert } from 'lucide-react'
import type { JudgementEffect, ScoreMove } from '@/lib/contracts/judgement'
import { formatCounted } from '@/lib/view/format-number'
import { bandsText, extentText, moveText } from '@/lib/view/judgement-words'
import { visibleText } from '@/lib/view/visible-text'

/** What a judgement would change, before it is applied. */
export function EffectPanel({ effect }: { effect: JudgementEffect }) {
  return (
    <div className="grid gap-2">
      {effect.device === null ? (
        <p>This device is not assessed, or the finding is closed: its scores do not move.</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
          <dt className="text-text-2">Breach likelihood of this device</dt>
          <dd className="font-semibold">{moveText(effect.device.breachLikelihood)}</dd>
          <dt className="text-text-2">Threat level of this device</dt>
          <dd className="font-semibold">{moveText(effect.device.threatLevel)}</dd>
        </dl>
      )}
      <p>{extentText(effect)}</p>
      {effect.scope === 'device' ? null : <p>{bandsText(effect)}</p>}
      {effect.attacks === 0 ? null : (
        <Warning>
          {formatCounted(effect.attacks, 'finding')} of them {effect.attacks === 1 ? 'was' : 'were'} called an attack.
        </Warning>
      )}
      {effect.refusal === null ? null : <Warning>{effect.refusal}</Warning>}
      {effect.scope === 'device' || effect.moves.length === 0 ? null : <Moves moves={effect.moves} />}
    </div>
  )
}

function Warning({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex gap-2 font-medium">
      <TriangleAlert size={15} className="mt-px shrink-0 text-sev-4" aria-hidden />
      <span>{children}</span>
    </p>
  )
}

function Moves({ moves }: { moves: readonly ScoreMove[] }) {
  return (
    <table className="data-table">
      <caption className="sr-only">The devices whose scores would move most</caption>
      <thead>
        <tr>
          <th scope="col">Moves most</th>
          <th scope="col">Breach</th>
          <th scope="col">Threat</th>
        </tr>
      </thead>
      <tbody>
        {moves.map(({ deviceId, name, breachLikelihood, threatLevel }) => (
          <tr key={deviceId}>
            <th scope="row" className="!whitespace-normal wrap-anywhere">
              {visibleText(name === '' ? deviceId : name, 60)}
            </th>
            <td>{moveText(breachLikelihood)}</td>
            <td>{moveText(threatLevel)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
