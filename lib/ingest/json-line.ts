/** An object of JSON, whose members may be anything. */
export type Json = Readonly<Record<string, unknown>>

/** Whether a value of JSON is an object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One JSON line as an object, or null. */
export const jsonLineOf = (line: string): Json | null => {
  try {
    const value: unknown = JSON.parse(line)
    return isJson(value) ? value : null
  } catch {
    return null
  }
}
