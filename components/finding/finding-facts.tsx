import type { ReactNode } from 'react'
import type { FindingDocument } from '@/lib/contracts/finding'
import { SUDDEN_QUESTION } from '@/lib/view/related-words'
import { formatCount, formatShare } from '@/lib/view/format-number'
import { formatDuration } from '@/lib/view/format-time'
import { VERDICT_WORDS } from '@/lib/view/judgement-words'
import { RuleRecord } from '../judgement/rule-record'
import { Moment } from '../time/moment'
import { InertText } from '../ui/inert-text'

const TEXT_CHARACTERS_MAX = 600

const EXPOSURE_WORDS = {
  internet: 'reachable from the internet',
  site: 'reachable within the site',
  isolated: 'isolated',
  unknown: 'not known from where it can be reached',
} as const satisfies Record<FindingDocument['exposure'], string>

/** What we saw, the facts, and what the rule behind it says and where it comes from. */
export function FindingFacts({ finding }: { finding: FindingDocument }) {
  const { rule } = finding
  return (
    <>
      <Heading>What we saw</Heading>
      <p>
        <InertText raw={finding.summary} charactersMax={TEXT_CHARACTERS_MAX} />
      </p>
      <Heading>Facts</Heading>
      <dl className="facts">
        <Fact name="First seen">
          <Moment at={finding.firstSeenAt} exact />
        </Fact>
        <Fact name="Last seen">
          <Moment at={finding.lastSeenAt} exact />
        </Fact>
        <Fact name="Over">{formatDuration(Date.parse(finding.lastSeenAt) - Date.parse(finding.firstSeenAt))}</Fact>
        <Fact name="Counted">{formatCount(finding.count)}</Fact>
        <Fact name="Confidence">{formatShare(finding.confidence)}</Fact>
        {finding.kind === 'facilitator' ? <Fact name="Exposure">{EXPOSURE_WORDS[finding.exposure]}</Fact> : null}
        <Fact name="Shows">{rule.shows === 'behaviour' ? 'the device did it' : 'it was done to the device'}</Fact>
        {finding.spread === 'sudden' ? (
          <Fact name="Spread">on a fifth of this model or more within a day. {SUDDEN_QUESTION}</Fact>
        ) : null}
        {finding.closedAt === null ? null : (
          <Fact name="Closed">
            <Moment at={finding.closedAt} exact />
          </Fact>
        )}
        {finding.verdict === null ? null : <Fact name="Verdict">{VERDICT_WORDS[finding.verdict]}</Fact>}
      </dl>
      <Heading>Why it matters</Heading>
      <p>{rule.rationale}</p>
      <Heading>What to do</Heading>
      <p>{rule.remedy}</p>
      <Heading>The rule</Heading>
      <dl className="facts">
        <Fact name="Rule">
          <span className="font-mono">{rule.id}</span>
        </Fact>
        <Fact name="Technique">
          {rule.technique.id} {rule.technique.name} (MITRE ATT&amp;CK)
        </Fact>
        <Fact name="Source">{rule.source}</Fact>
      </dl>
      <Heading>How good is this rule</Heading>
      <RuleRecord ruleId={rule.id} />
    </>
  )
}

function Heading({ children }: { children: ReactNode }) {
  return <h3 className="mt-3 mb-1.5 text-small font-semibold text-text-2">{children}</h3>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}
