'use client'

import type { PolicyDocument, PolicyNumber } from '@/lib/contracts/policy'
import { POLICY_SECTIONS } from '@/lib/domain/policy-settings'
import { formatCounted } from '@/lib/view/format-number'
import { policyNumberName, SECTION_TITLES } from '@/lib/view/policy-words'
import { EmptyNote } from '../ui/empty-note'
import { Panel } from '../ui/panel'
import { Segmented } from '../ui/segmented'
import { NumberTable } from './number-table'
import type { Draft } from './draft'
import { useScoringView } from './use-scoring-view'

type Props = { policy: PolicyDocument; draft: Draft; onChange: ((changes: Draft) => void) | null }

const TABS = [
  { value: 'model', text: 'The model' },
  { value: 'rules', text: 'Rules' },
] as const

const matches = (number: PolicyNumber, q: string): boolean => {
  const text = [policyNumberName(number), number.key, number.source].join(' ').toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Every number of a version with where it comes from, found by words of either. */
export function NumberPanel({ policy, draft, onChange }: Props) {
  const [{ tab, q }, setView] = useScoringView()
  const shown = policy.numbers.filter(
    (number) => (q !== '' || (number.ruleId === null) === (tab === 'model')) && matches(number, q),
  )
  const sections = POLICY_SECTIONS.map((section) => ({
    section,
    numbers: shown.filter((number) => number.section === section),
  })).filter(({ numbers }) => numbers.length > 0)
  return (
    <Panel
      title={`The numbers of ${policy.version}`}
      note={onChange === null ? 'Needs the Administrator role to change' : 'Change one to begin a draft'}
      actions={
        <Segmented label="Numbers of" value={tab} options={TABS} onChange={(value) => void setView({ tab: value })} />
      }
    >
      <label className="block px-3.5 pb-2 sm:max-w-96">
        <span className="sr-only">Search the numbers</span>
        <input
          type="search"
          className="input"
          placeholder="Rule, number or source"
          value={q}
          onChange={(event) => void setView({ q: event.target.value })}
        />
      </label>
      <p role="status" className="sr-only">
        {formatCounted(shown.length, 'number')}
      </p>
      {sections.length === 0 ? (
        <EmptyNote title="No number matches">
          <button type="button" className="btn mt-1" onClick={() => void setView({ q: null })}>
            Clear the search
          </button>
        </EmptyNote>
      ) : null}
      {sections.map(({ section, numbers }) => (
        <section key={section} aria-label={SECTION_TITLES[section]} className="pb-3">
          <h3 className="px-3.5 pt-2 pb-1 text-small font-semibold text-text-2">{SECTION_TITLES[section]}</h3>
          <NumberTable
            caption={SECTION_TITLES[section]}
            base={policy.base}
            numbers={numbers}
            draft={draft}
            onChange={onChange}
          />
        </section>
      ))}
    </Panel>
  )
}
