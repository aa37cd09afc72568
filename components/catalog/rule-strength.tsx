import Link from 'next/link'
import type { ReactNode } from 'react'
import type { CatalogRuleDocument } from '@/lib/contracts/catalog'
import { formatShare } from '@/lib/view/format-number'
import { rateInterval, rateText } from '@/lib/view/measured-rate'
import { recordText } from '@/lib/view/judgement-words'
import { CLASS_WORDS, oddsText } from '@/lib/view/rule-words'
import { Moment } from '../time/moment'
import { Panel } from '../ui/panel'
import { NotMeasured } from './not-measured'
import { policyHref } from '../scoring/use-scoring-view'
import { RuleDevices } from './rule-devices'

type Props = { rule: CatalogRuleDocument }

/** How much a finding counts, how well the rule does, and on how many devices it holds now. */
export function RuleStrength({ rule }: Props) {
  return (
    <Panel title="How much it counts, and how well it does">
      <dl className="facts px-3.5 pb-4 text-base">
        <WeightFacts rule={rule} />
        {rule.kind === 'indicator' ? <IndicatorFacts rule={rule} /> : <FacilitatorFacts rule={rule} />}
        <Fact name="Judged here">{recordText(rule.judged)}</Fact>
        <Fact name="Devices now">
          <RuleDevices rule={rule} />
          <span className="text-text-3"> {rule.countedAt === null ? 'not counted yet' : 'counted '}</span>
          {rule.countedAt === null ? null : <Moment at={rule.countedAt} />}
        </Fact>
      </dl>
    </Panel>
  )
}

const SOURCE_WORDS = { measured: 'counting, with an expert’s word as prior', expert: 'an expert' } as const

function WeightFacts({ rule: { weight, kind } }: Props) {
  return (
    <>
      <Fact name="Weight">
        <span className="font-semibold">{oddsText(weight.logOdds)}</span> the odds of a breach at full confidence
        {kind === 'facilitator' ? ', at severity high and reachable from the internet' : ''} (log-odds{' '}
        {weight.logOdds.toFixed(2)})
      </Fact>
      <Fact name="It comes from">
        {SOURCE_WORDS[weight.source]}: {weight.basis ?? 'the policy has no entry, its default holds'}. Policy{' '}
        <Link href={policyHref(weight.policyVersion)} className="text-accent underline underline-offset-2">
          {weight.policyVersion}
        </Link>
      </Fact>
    </>
  )
}

function IndicatorFacts({ rule: { measured, shows, class: ruleClass } }: Props) {
  return (
    <>
      <Fact name="Proves at most">{CLASS_WORDS[ruleClass]}</Fact>
      <Fact name="Shows">{shows === 'behaviour' ? 'the device did it' : 'it was done to the device'}</Fact>
      <Rate name="Found" hits={measured?.found} n={measured?.infectedHosts} of="infected hosts of the stage" />
      <Rate name="False alarms" hits={measured?.falseAlarms} n={measured?.healthyDays} of="days of healthy devices" />
      {measured === null ? null : <Fact name="Counted on">{measured.dataset}</Fact>}
    </>
  )
}

function FacilitatorFacts({ rule: { useIn30Days } }: Props) {
  return (
    <Fact name="Used in 30 days">
      {useIn30Days === null ? <NotMeasured /> : `${formatShare(useIn30Days)} of reachable devices, by an expert`}
    </Fact>
  )
}

type RateProps = { name: string; hits: number | undefined; n: number | undefined; of: string }

function Rate({ name, hits = 0, n = 0, of }: RateProps) {
  const text = rateText(hits, n)
  return (
    <Fact name={name}>
      {text === null ? (
        <NotMeasured />
      ) : (
        <>
          <span className="font-semibold">{text}</span> {of}, {rateInterval(hits, n)} with 95&nbsp;% certainty
        </>
      )}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
