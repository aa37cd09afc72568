import type { z } from 'zod'

export type FieldProblems = Readonly<Record<string, string>>

/** The first thing that is wrong with each field, by its name: "must have at least 12 characters". */
export const fieldProblemsOf = ({ issues }: z.ZodError): FieldProblems => {
  const problems: Record<string, string> = {}
  for (const { path, message } of issues) problems[String(path[0] ?? '')] ??= message
  return problems
}

/** The problem of a field as a sentence. */
export const problemOf = (problems: FieldProblems, name: string, label: string): string | null => {
  const problem = problems[name]
  return problem === undefined ? null : `${label} ${problem}`
}
