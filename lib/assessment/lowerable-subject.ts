import { hostWordOf } from '@/lib/detection/knowledge/host-word'

const PORT = /:\d{1,5}$/

/**
 * Whether peers may vouch for a subject: it names something that is the same wherever it is seen (a domain, a network,
 * an account, a service such as `tcp/8080`). An address, with or without a port, may be somebody else's tomorrow; a path
 * is chosen by whoever asks; an empty subject names nothing.
 */
export const isLowerableSubject = (subject: string): boolean => {
  if (subject === '' || subject.startsWith('/')) return false
  if (hostWordOf(subject) === 'address') return false
  return hostWordOf(subject.replace(PORT, '')) !== 'address'
}
