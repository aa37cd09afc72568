/** Where people go who did not come for anything else. */
const HOME = '/fleet'

/** Browsers read a backslash as a slash, and drop tabs and line ends: `/\tevil.example` would leave this server. */
const UNSAFE = /[\\\p{Cc}]/u

/** A path on this server as it was asked for, or the first page: links that came along must not lead elsewhere. */
export const ownPathOf = (text: string | null | undefined): string =>
  text !== null && text !== undefined && /^\/(?!\/)/.test(text) && !UNSAFE.test(text) ? text : HOME
