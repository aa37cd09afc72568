/** What becomes other, by key; nothing is kept until it is saved. */
export type Draft = Readonly<Record<string, number>>
