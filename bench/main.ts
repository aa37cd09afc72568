import { benchEmbeddedSize } from './embedded-size'
import type { BenchFigure } from './figure'
import { fuzzBench } from './fuzz'
import { benchIngestReports } from './ingest-reports'
import { benchMassAlarms } from './mass-alarms'
import { benchPages } from './pages'
import { benchRead100k } from './read-100k'
import { scoreBench } from './score'
import { benchZeek } from './zeek'

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<BenchFigure[]> | BenchFigure[]>> = {
  score: scoreBench,
  fuzz: fuzzBench,
  'ingest-reports': benchIngestReports,
  'read-100k': benchRead100k,
  'mass-alarms': benchMassAlarms,
  pages: benchPages,
  'embedded-size': benchEmbeddedSize,
  zeek: benchZeek,
}

const lineOf = ({ name, value, unit, target }: BenchFigure): string =>
  `${name}: ${value.toLocaleString('en')} ${unit}${target === null ? '' : ` (target ${target.toLocaleString('en')})`}`

const [name = '', ...args] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench === undefined) {
  console.error(`There is no benchmark "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exitCode = 2
} else {
  for (const figure of await bench(args)) console.log(lineOf(figure))
}
