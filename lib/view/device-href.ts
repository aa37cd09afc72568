/** The page of a device; ids may hold `~`, `:`, `%` and anything else an address or agent brings. */
export const deviceHref = (deviceId: string): string => `/devices/${encodeURIComponent(deviceId)}`

/** The id in a path segment as the router hands it over; a malformed escape is taken as it stands. */
export const deviceIdOf = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
