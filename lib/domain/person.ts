/** Characters of a name on the screen. */
export const NAME_LENGTH_MAX = 80

/** Longer than the 8 of NIST SP 800-63B section 3.1.1.2 for a password that stands alone is 15; 12 is what the start settings ask. */
export const PASSWORD_LENGTH_MIN = 12

/** At least 64 must be possible (the same section); bounded so that hashing has a bound. */
export const PASSWORD_LENGTH_MAX = 256
