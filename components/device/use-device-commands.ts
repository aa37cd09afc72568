import { RELATIVE_RANGES, type TimeRange } from '@/lib/view/time-range'
import { useCopyLink } from '../shell/use-copy-link'
import { useCommands } from '../ui/commands'

/** What the page of a device adds to what can be done everywhere: its time ranges, and a link that keeps them. */
export const useDeviceCommands = (range: TimeRange, onRange: (text: string) => void): void => {
  const copyLink = useCopyLink()
  useCommands([
    {
      id: 'copy-link',
      text: 'Copy the link to this view',
      scope: 'Everywhere',
      keys: 'shift+c',
      run: () => void copyLink(range),
    },
    ...RELATIVE_RANGES.map((text) => ({
      id: `range-${text}`,
      text: `Show the last ${text}`,
      scope: 'Time range',
      run: () => {
        onRange(text)
      },
    })),
  ])
}
