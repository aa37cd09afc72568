import Link from 'next/link'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { rateText } from '@/lib/view/measured-rate'
import { ruleHref } from '@/lib/view/rule-href'
import { familyName } from '@/lib/view/rule-words'
import { sourceNames } from '@/lib/view/source-words'
import { StageChip } from '../kill-chain/stage-chip'
import { KindGlyph } from './kind-glyph'
import { NotMeasured } from './not-measured'
import { RuleDevices } from './rule-devices'
import { RuleWeight } from './rule-weight'

/** Hidden where there is no room, in this order: the page of the rule has them. */
const WIDE = 'max-lg:hidden'
const HEADS = [
  ['Rule', ''],
  ['Stage', ''],
  ['Family', WIDE],
  ['Weight', ''],
  ['Found', 'max-md:hidden'],
  ['False alarms', 'max-md:hidden'],
  ['Devices', ''],
  ['Technique', WIDE],
  ['Needs one of', WIDE],
] as const
/** What these columns say, for who does not know the words. */
const TITLES: Readonly<Record<string, string>> = {
  Weight: 'What a finding does to the odds of a breach at full confidence',
  Found: 'Of infected hosts whose labels hold the stage',
  'False alarms': 'Of days of healthy devices',
  Devices: 'On how many it holds now',
}

/** The rules along the kill chain; each opens its page. */
export function RuleTable({ rules }: { rules: readonly CatalogRuleDocument[] }) {
  return (
    <table className="data-table max-sm:hidden">
      <caption className="sr-only">Detection rules along the kill chain</caption>
      <thead>
        <tr>
          {HEADS.map(([head, look]) => (
            <th key={head} scope="col" className={look} title={TITLES[head]}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </tbody>
    </table>
  )
}

function RuleRow({ rule }: { rule: CatalogRuleDocument }) {
  const { id, kind, title, stage, family, technique, needs } = rule
  return (
    <tr className="hover:bg-surface-2">
      <th scope="row" className="text-left whitespace-normal">
        <span className="inline-flex items-center gap-2.5">
          <KindGlyph kind={kind} />
          <Link
            href={ruleHref(id)}
            className="inline-flex min-h-6 items-center text-base font-medium text-text underline-offset-2 hover:underline max-sm:min-h-11"
          >
            {title}
          </Link>
        </span>
      </th>
      <td>
        <StageChip stage={stage} text="short" />
      </td>
      <td className={`text-text-2 ${WIDE}`}>{familyName(family)}</td>
      <td>
        <RuleWeight weight={rule.weight} />
      </td>
      <Measured rule={rule} />
      <td>
        <RuleDevices rule={rule} />
      </td>
      <td className={`text-text-2 ${WIDE}`} title={technique.name}>
        <span className="font-mono text-small">{technique.id}</span>
      </td>
      <td className={`text-small text-text-2 ${WIDE}`}>{sourceNames(needs)}</td>
    </tr>
  )
}

/** Only indicators are measured: a facilitator is a fact about a device, and what it is worth is said by its use. */
function Measured({ rule: { kind, measured } }: { rule: CatalogRuleDocument }) {
  const found = measured === null ? null : rateText(measured.found, measured.infectedHosts)
  const falseAlarms = measured === null ? null : rateText(measured.falseAlarms, measured.healthyDays)
  const shown = (text: string | null) => (kind === 'facilitator' ? <NotOnCaptures /> : (text ?? <NotMeasured />))
  return (
    <>
      <td className="whitespace-nowrap max-md:hidden">{shown(found)}</td>
      <td className="whitespace-nowrap max-md:hidden">{shown(falseAlarms)}</td>
    </>
  )
}

function NotOnCaptures() {
  return (
    <span className="text-text-3" title="A fact about a device: captures do not show how often it is true">
      –
    </span>
  )
}
