import type { SampleState } from '@/lib/domain/sample-fleet'

type Sample = { state: SampleState; devices: number; progress: number; message: string }

const percent = (progress: number): string => `${String(Math.floor(progress * 100))} %`

const WORDS: { [State in SampleState]: (sample: Sample) => string } = {
  absent: () => 'There is no sample data here.',
  waiting: () => 'The sample fleet is asked for; the worker begins within seconds.',
  loading: ({ progress }) => `Loading the sample fleet, ${percent(progress)} of its two days are told.`,
  present: ({ devices }) => `The sample fleet is here: ${String(devices)} devices at three sites.`,
  failed: ({ message }) => `The sample fleet could not be loaded: ${message}`,
  removing: ({ devices }) => `Removing the sample fleet, ${String(devices)} devices are left.`,
}

/** What has become of the sample fleet, in a sentence. A failure holds text of a server. */
export const sampleSentence = (sample: Sample): string => WORDS[sample.state](sample)

/** The same on the chip that every page carries while there is sample data; null while there is none. */
export const sampleChip = ({ state, progress }: Sample): string | null => {
  if (state === 'absent' || state === 'failed') return null
  if (state === 'removing') return 'Removing sample data'
  return state === 'present' ? 'Sample data' : `Sample data, ${percent(progress)} loaded`
}
