import { DAY_MS, type EpochMs } from '@/lib/domain/time'
import { UPLOAD_DAYS_MAX, type ContactFacts } from '../facts/contact-facts'
import { roundedToBits } from './rhythm'

/** Far above what a device sends in a day, and exact in a number. */
const BYTES_MAX = 2 ** 40

/** Counts bytes that left the site on the day of a flow; days without flows are no days of little. */
export const addUpload = (contacts: ContactFacts, bytes: number, at: EpochMs): void => {
  const { uploads } = contacts
  const day = Math.floor(at / DAY_MS)
  if (day > uploads.day) {
    if (uploads.bytes > 0) uploads.past.push(roundedToBits(uploads.bytes))
    if (uploads.past.length > UPLOAD_DAYS_MAX) uploads.past.shift()
    uploads.day = day
    uploads.bytes = 0
  }
  uploads.bytes = Math.min(uploads.bytes + bytes, BYTES_MAX)
}
