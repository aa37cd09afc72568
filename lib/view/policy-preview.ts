import type { Band } from '@/lib/domain/severity'
import { formatCount, formatCounted } from './format-number'
import { scaledUp } from './policy-words'

type BandMove = { band: Band; before: number; after: number; entering: number; leaving: number }
type Movement = { devices: number; breach: readonly BandMove[]; threat: readonly BandMove[] }

/** As much of a preview as its sentences need; the document of the API fits. */
type Preview = { highest: Movement; sample: Movement; others: number; moved: number }

/** Devices of a band over the whole fleet: those looked at one by one, and what the sample stands for. */
type FleetMove = BandMove

/** How the fleet would move between the bands of a score. Exact when all others were in the sample. */
export const fleetMovesOf = ({ highest, sample, others }: Preview, score: 'breach' | 'threat'): FleetMove[] =>
  highest[score].map((move, index) => {
    const seen = sample[score][index] ?? { before: 0, after: 0, entering: 0, leaving: 0 }
    const sumOf = (key: 'before' | 'after' | 'entering' | 'leaving'): number =>
      move[key] + scaledUp(seen[key], sample.devices, others)
    return {
      band: move.band,
      before: sumOf('before'),
      after: sumOf('after'),
      entering: sumOf('entering'),
      leaving: sumOf('leaving'),
    }
  })

/** Whether every device was looked at, so that figures are no estimates. */
export const isWholeFleet = ({ sample, others }: Pick<Preview, 'sample' | 'others'>): boolean =>
  sample.devices >= others

const enteringOf = (moves: readonly FleetMove[], bands: readonly Band[]): { entering: number; leaving: number } => {
  const asked = moves.filter(({ band }) => bands.includes(band))
  const before = asked.reduce((sum, move) => sum + move.before, 0)
  const after = asked.reduce((sum, move) => sum + move.after, 0)
  return { entering: Math.max(0, after - before), leaving: Math.max(0, before - after) }
}

/** What an administrator must know first: how many more or fewer devices ask for a person. */
export const previewSentence = (preview: Preview): string => {
  const { entering, leaving } = enteringOf(fleetMovesOf(preview, 'breach'), ['high', 'critical'])
  const looked = preview.highest.devices + preview.sample.devices
  if (looked === 0)
    return 'No device has a stored assessment, so nothing can be shown. It would hold for those to come.'
  const about = isWholeFleet(preview) ? '' : 'about '
  const moved = `${formatCount(preview.moved)} of the ${formatCounted(looked, 'device')} looked at move`
  if (preview.moved === 0) return `No score of the ${formatCounted(looked, 'device')} looked at moves.`
  if (entering > 0)
    return `${moved}; ${about}${formatCount(entering)} more would be high or critical in breach likelihood.`
  if (leaving > 0)
    return `${moved}; ${about}${formatCount(leaving)} fewer would be high or critical in breach likelihood.`
  return `${moved}; as many as before would be high or critical in breach likelihood.`
}

/** Which devices were scored anew, and what a sample stands for. */
export const lookedAtText = ({ highest, sample, others }: Preview): string => {
  const looked = formatCounted(highest.devices + sample.devices, 'device')
  if (isWholeFleet({ sample, others })) return `All ${looked} were scored anew from what is stored.`
  return `Scored anew from what is stored: the ${formatCount(highest.devices)} devices of highest breach likelihood or threat level, each of them, and ${formatCount(sample.devices)} of ${formatCount(others)} others, which stand for them.`
}
