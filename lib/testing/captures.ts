import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from 'node:process'
import { gunzipSync } from 'node:zlib'

/** The shared captures; their licences keep them out of the project, so tests read them where they lie. */
const folder = path.resolve(env['VEDETTE_TEST_DATA'] ?? '../shared/data')

/** Whether the captures are there. Absent ones skip their tests by name and say so; in CI that is an error. */
export const hasCaptures = (): boolean => {
  if (existsSync(path.join(folder, 'captures.json'))) return true
  const sentence = `No captures in ${folder}: set VEDETTE_TEST_DATA to the folder that holds captures.json.`
  if (env['CI'] !== undefined && env['CI'] !== '') throw new Error(sentence)
  console.warn(`${sentence} Their tests are skipped.`)
  return false
}

/** The bytes of a file of the captures folder, inflated when its name ends in `.gz`. */
export const captureBytes = (file: string): Uint8Array => {
  const bytes = readFileSync(path.join(folder, file))
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

/** The lines of a file of the captures folder, without the empty end. */
export const captureLines = (file: string): string[] => {
  const lines = new TextDecoder().decode(captureBytes(file)).split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
