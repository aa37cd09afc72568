import type { SampleFleetDocument } from '@/lib/contracts/sample-fleet'
import { sampleSentence } from '@/lib/view/sample-words'
import { visibleText } from '@/lib/view/visible-text'

/** What has become of the sample fleet, and how far the worker is with it. */
export function SampleProgress({ sample }: { sample: SampleFleetDocument }) {
  const isMoving = sample.state === 'loading' || sample.state === 'removing'
  return (
    <div className="grid gap-1.5">
      <p role="status" className={sample.state === 'failed' ? 'text-sev-4' : 'text-text-2'}>
        {visibleText(sampleSentence(sample), 400)}
      </p>
      {isMoving ? (
        <progress
          className="h-1.5 w-full max-w-80 accent-accent"
          value={sample.progress}
          max={1}
          aria-label="How much is done"
        />
      ) : null}
    </div>
  )
}
