import Link from 'next/link'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { trendWords } from '@/lib/view/spark-line'
import { toneColor, toneOfBand } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { ScoreTrack } from '../charts/score-track'
import { SparkLine } from '../charts/spark-line'
import { ChainStrip } from '../kill-chain/chain-strip'
import { Moment } from '../time/moment'
import { SeverityGlyph } from '../ui/severity-glyph'

/** A score as its track takes it. */
export const scoreOf = ({ printed, low, high, band }: DeviceDocument['breach']) => ({
  printed,
  low,
  high,
  tone: toneOfBand(band),
})
/** The strongest reason, or a dash. */
export const reasonOf = ({ strongestReason }: DeviceDocument): string =>
  strongestReason === null ? '–' : visibleText(strongestReason, 160)

/** With its breach likelihood in the last 24 hours, where that is known. */
type Shown = DeviceDocument & { trend?: readonly (number | null)[] }

/** A few devices to open first. */
export function AttentionTable({ devices }: { devices: readonly Shown[] }) {
  const hasTrend = devices.some(({ trend }) => trend !== undefined)
  return (
    <table className="data-table">
      <caption className="sr-only">Devices to look at first</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">Band</span>
          </th>
          <th scope="col">Device</th>
          <th scope="col" className="max-md:hidden">
            Group
          </th>
          <th scope="col">Stages</th>
          <th scope="col">Breach likelihood</th>
          <th scope="col">Threat level</th>
          <th scope="col" className="max-md:hidden">
            Strongest reason
          </th>
          {hasTrend ? (
            <th scope="col" className="max-lg:hidden">
              24 h
            </th>
          ) : null}
          <th scope="col">Last record</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <tr key={device.id} className="hover:bg-surface-2">
            <td className="w-8">
              <SeverityGlyph tone={toneOfBand(device.breach.band)} />
            </td>
            <td className="max-w-60 truncate font-medium">
              <Link
                href={deviceHref(device.id)}
                className="underline-offset-2 hover:underline"
                title={deviceName(device)}
              >
                {deviceName(device)}
              </Link>
            </td>
            <td className="max-w-40 truncate text-text-2 max-md:hidden">{visibleText(device.groupName, 60)}</td>
            <td className="whitespace-nowrap">
              <ChainStrip statuses={device.stages} />
            </td>
            <td className="whitespace-nowrap">
              <ScoreTrack {...scoreOf(device.breach)} form="solid" />
            </td>
            <td className="whitespace-nowrap">
              <ScoreTrack {...scoreOf(device.threat)} form="hollow" />
            </td>
            <td className="max-w-72 truncate max-md:hidden" title={reasonOf(device)}>
              {reasonOf(device)}
            </td>
            {device.trend === undefined ? null : (
              <td className="max-lg:hidden">
                <SparkLine
                  values={device.trend}
                  max={100}
                  color={toneColor(toneOfBand(device.breach.band))}
                  label={trendWords(device.trend)}
                />
              </td>
            )}
            <td className="text-text-2">{device.lastRecordAt === null ? '–' : <Moment at={device.lastRecordAt} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
