/**
 * Area under the ROC curve: the chance that an infected host scores above a benign one, ties half (Mann-Whitney U).
 * 0 to 1; null when one of the two is missing.
 */
export const areaUnderCurve = (infected: readonly number[], benign: readonly number[]): number | null => {
  if (infected.length === 0 || benign.length === 0) return null
  let wins = 0
  for (const score of infected) {
    for (const other of benign) wins += score > other ? 1 : score === other ? 0.5 : 0
  }
  return wins / (infected.length * benign.length)
}
