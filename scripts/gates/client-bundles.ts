import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Shorter texts may stand in a framework's own code by chance. */
const TELLING_LENGTH = 24
/** Minifiers write these as they are, so that they can be looked for as they stand in the source. */
const PLAIN = /^[\w .,:;()*=/-]+$/

/** A single word, such as a media type, is nobody's own. */
const isTelling = (text: string) => text.length >= TELLING_LENGTH && text.includes(' ') && PLAIN.test(text)

const isSource = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('generated/')

const filesBelow = (folder: string, isWanted: (path: string) => boolean): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(isWanted)
        .sort()
        .map((path) => join(folder, path))
    : []

/** The long plain texts of a TypeScript source: sentences, SQL. */
export const tellingTexts = (file: string, source: string): string[] => {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
    if (isText && !ts.isImportDeclaration(node.parent)) {
      const text = node.text.trim()
      if (isTelling(text)) texts.push(text)
    }
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(
      file,
      source,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  )
  return texts
}

const textsOf = (files: readonly string[]): Map<string, string> =>
  new Map(files.flatMap((file) => tellingTexts(file, readFileSync(file, 'utf8')).map((text) => [text, file] as const)))

/**
 * Which texts of the server's code the browser gets, as sentences; empty when it gets none. Bundles that hold no text
 * of the components either are no evidence: then that is the sentence.
 */
export const bundleProblems = (root: string): string[] => {
  const bundles = filesBelow(join(root, '.next', 'static'), (path) => path.endsWith('.js'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const server = textsOf(filesBelow(join(root, 'lib', 'server'), isSource))
  const client = textsOf(
    ['app', 'components', 'lib/domain', 'lib/view', 'lib/contracts', 'lib/scoring'].flatMap((folder) =>
      filesBelow(join(root, folder), isSource),
    ),
  )
  if (![...client.keys()].some((text) => bundles.includes(text))) {
    return [
      'No text of the components was found in .next/static: it was not built, or this check looks for the wrong thing.',
    ]
  }
  return [...server]
    .filter(([text]) => !client.has(text) && bundles.includes(text))
    .map(([text, file]) => `${file.slice(root.length + 1)} is in a bundle the browser gets: "${text}"`)
}
