import { isUtf8 } from 'node:buffer'
import { unprocessable, unsupportedType } from '@/lib/server/errors'
import { mediaTypeOf, withBody } from '@/lib/server/request-body'
import type { RegistryImport } from '@/lib/server/services/import-registry'

/** Bytes of a file of the registry, unpacked; about 150,000 devices. */
const REGISTRY_BYTES_MAX = 16 * 1024 * 1024

const FORMATS: Readonly<Record<string, RegistryImport['format']>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'application/json': 'json',
  'application/x-ndjson': 'json',
}

const formatOf = (request: Request): RegistryImport['format'] => {
  const format = FORMATS[mediaTypeOf(request)]
  if (format === undefined) throw unsupportedType('Send the file as text/csv or application/json.')
  return format
}

/** A file as text; 422 when it is in another encoding, which would garble names without a word. */
export const registryTextOf = (bytes: Buffer): string => {
  if (!isUtf8(bytes)) throw unprocessable('The file is not UTF-8. Save it as CSV UTF-8 and send it again.')
  return bytes.toString('utf8')
}

/** Reads the file of an import and gives it to `work`. */
export const readRegistryImport = <Result>(
  request: Request,
  { preview, expect }: { preview: boolean; expect: string | null },
  work: (given: RegistryImport) => Promise<Result>,
): Promise<Result> => {
  const format = formatOf(request)
  return withBody(request, REGISTRY_BYTES_MAX, (body) =>
    work({ text: registryTextOf(body), format, isPreview: preview, expect }),
  )
}
