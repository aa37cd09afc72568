/** One hour of a sparkline in its own units: taken at the bottom, what was rejected on top of it. */
export type HourBar = { x: number; width: number; taken: number; rejected: number }

type Hour = { accepted: number; rejected: number }

/** What arrived at all is seen, however little it is beside the largest hour. */
const HEIGHT_MIN = 1
const GAP = 1

const heightOf = (count: number, most: number, height: number): number =>
  count === 0 ? 0 : Math.max(HEIGHT_MIN, (count / most) * height)

/** Hours side by side over a width, the largest as high as `height`; hours without anything have no height. */
export const hourBars = (hours: readonly Hour[], width: number, height: number): HourBar[] => {
  const most = Math.max(0, ...hours.map(({ accepted, rejected }) => accepted + rejected))
  const step = hours.length === 0 ? 0 : width / hours.length
  return hours.map(({ accepted, rejected }, index) => {
    const whole = heightOf(accepted + rejected, most, height)
    const lost = accepted === 0 ? whole : Math.min(whole, heightOf(rejected, most, height))
    return { x: index * step, width: Math.max(0.5, step - GAP), taken: whole - lost, rejected: lost }
  })
}
