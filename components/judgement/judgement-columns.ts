/** The columns of every list of judgements. */
export const JUDGEMENT_COLUMNS = ['Finding', 'Verdict', 'Where', 'Why', 'By', 'Given', 'Ends', 'State'] as const
