/** A column as information_schema tells it (`udt_name` is PostgreSQL's own name of the type, `_text` a list of text). */
export type Column = { table: string; column: string; type: string; isNullable: boolean }

/** PostgreSQL's type of each Prisma type without a native type of its own. */
const DEFAULT_TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Boolean: 'bool',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  DateTime: 'timestamp',
  Json: 'jsonb',
  Bytes: 'bytea',
  Decimal: 'numeric',
}

/** PostgreSQL's type of each native type attribute (`@db.X`) that differs from X in small letters. */
const NATIVE_TYPES: Readonly<Record<string, string>> = {
  SmallInt: 'int2',
  Integer: 'int4',
  BigInt: 'int8',
  DoublePrecision: 'float8',
  Real: 'float4',
  Char: 'bpchar',
  Boolean: 'bool',
  JsonB: 'jsonb',
  ByteA: 'bytea',
}

const mapped = (text: string, attribute: '@map' | '@@map', fallback: string): string =>
  new RegExp(`(?<!@)${attribute}\\("([^"]+)"\\)`).exec(text)?.[1] ?? fallback

const typeOf = (type: string, line: string): string | null => {
  const unsupported = /\bUnsupported\("(\w+)"\)/.exec(line)?.[1]
  if (unsupported !== undefined) return unsupported
  const native = /@db\.(\w+)/.exec(line)?.[1]
  return native === undefined ? (DEFAULT_TYPES[type] ?? null) : (NATIVE_TYPES[native] ?? native.toLowerCase())
}

const columnOf = (table: string, line: string): Column | null => {
  const [, name = '', type = '', mark = ''] = /^\s*(\w+)\s+(\w+)(?:\([^)]*\))?(\[\]|\?)?/.exec(line) ?? []
  const postgresType = typeOf(type, line)
  // A field of no such type is a relation: it has no column of its own.
  if (name === '' || postgresType === null) return null
  return {
    table,
    column: mapped(line, '@map', name),
    type: mark === '[]' ? `_${postgresType}` : postgresType,
    isNullable: mark === '?',
  }
}

/** The columns that a schema.prisma expects, by table and name. */
export const schemaColumns = (schema: string): Column[] => {
  const text = schema.replaceAll(/^\s*\/\/.*$/gm, '')
  return [...text.matchAll(/^\s*model\s+(\w+)\s*\{$([^]*?)^\s*\}$/gm)].flatMap(([, model = '', body = '']) => {
    const table = mapped(body, '@@map', model)
    const fields = body.split('\n').filter((line) => !line.trim().startsWith('@@'))
    return fields.flatMap((line) => columnOf(table, line) ?? [])
  })
}
