import { visibleText } from '@/lib/view/visible-text'

const LINE_CHARACTERS_MAX = 2_000

/** Text that others wrote, as one line of a terminal: what would act on it stands as an escape. */
export const terminalText = (text: string): string => visibleText(text, LINE_CHARACTERS_MAX)

/** A line of columns, none of which can begin another column or line. */
export const terminalRow = (cells: readonly string[]): string => cells.map(terminalText).join('\t')

/** Lines of ours that may name what others wrote. */
export const terminalLines = (text: string): string => text.split('\n').map(terminalText).join('\n')
