const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The cookies of a Cookie header by name; of several of one name the first, which is the most specific. */
export const cookiesOf = (header: string | null): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const [, name, value] = /^\s*([^=\s]+)=(.*)$/.exec(part) ?? []
    if (name !== undefined && value !== undefined && !cookies.has(name)) cookies.set(name, decoded(value.trim()))
  }
  return cookies
}
