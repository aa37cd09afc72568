import { frozenLink } from '@/lib/view/frozen-link'
import type { TimeRange } from '@/lib/view/time-range'
import { useToast } from '../ui/toast'

/** Copies the address of what is seen; a relative range becomes the times it stands for, so that others see the same. */
export const useCopyLink = () => {
  const toast = useToast()
  return async (range: TimeRange | null): Promise<void> => {
    const link = frozenLink(window.location.href, range)
    try {
      await navigator.clipboard.writeText(link)
      toast({ text: range === null ? 'Link copied' : 'Link copied, with the time range as it is now' })
    } catch {
      toast({ text: `The browser does not let this page copy. The link: ${link}`, isFailure: true })
    }
  }
}
