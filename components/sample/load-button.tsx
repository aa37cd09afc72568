'use client'

import { Lock } from 'lucide-react'
import { useMay } from '../auth/me'
import { isSampleMoving } from '../queries/sample-queries'
import { ActFailure } from '../ui/act-failure'
import { useSample, useSampleAct } from './use-sample'

/** Has the sample fleet loaded, where the reader may. */
export function LoadSampleButton({ isWide = false }: { isWide?: boolean }) {
  const may = useMay('administer')
  const load = useSampleAct('load')
  const { data } = useSample()
  const isBusy = load.isPending || isSampleMoving(data?.state)
  const reason = 'Needs the Administrator role'
  const wide = isWide ? 'w-full justify-center' : ''
  if (!may) {
    return (
      <button type="button" className={`btn ${wide}`} aria-disabled="true" title={reason}>
        <Lock size={13} aria-hidden />
        Load sample fleet: {reason.toLowerCase()}
      </button>
    )
  }
  return (
    <>
      <button
        type="button"
        className={`btn btn-primary ${wide}`}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isBusy) load.mutate()
        }}
      >
        Load sample fleet
      </button>
      <ActFailure error={load.error} />
    </>
  )
}
