import { ownPathOf } from '@/lib/domain/own-path'

/** The sign-in page, from which the reader comes back to `path`. */
export const signInHref = (path: string): string => {
  const own = ownPathOf(path)
  return own === ownPathOf(null) ? '/sign-in' : `/sign-in?callbackUrl=${encodeURIComponent(own)}`
}
