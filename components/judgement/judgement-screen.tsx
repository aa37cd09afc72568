'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { debounce, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useSettled } from '../device/use-settled'
import { judgementsQuery } from '../queries/judgement-queries'
import { EmptyNote } from '../ui/empty-note'
import { PagedTable } from '../ui/paged-table'
import { Panel } from '../ui/panel'
import { SearchFields } from '../ui/search-fields'
import { Segmented } from '../ui/segmented'
import { JUDGEMENT_COLUMNS } from './judgement-columns'
import { JudgementRow } from './judgement-row'

const TYPING_MS = 250
const TEXT_MAX = 160
const STATES = [
  { value: 'true', text: 'Holding' },
  { value: 'false', text: 'Ended' },
  { value: 'all', text: 'All' },
] as const
const NONE_TITLES = {
  true: 'No judgement holds',
  false: 'No judgement has ended',
  all: 'Nothing was judged yet',
} as const
const FIELDS = [
  { name: 'rule', label: 'Rule', example: 'horizontal-scan' },
  { name: 'device', label: 'Device', example: 'id of a device' },
] as const
const FILTER_STATE = {
  active: parseAsStringLiteral(['true', 'false', 'all'] as const).withDefault('true'),
  rule: parseAsString.withDefault(''),
  device: parseAsString.withDefault(''),
}

/** What people said of findings, everywhere: what is silenced now, by whom, why and until when. */
export function JudgementScreen() {
  const [filter, setFilter] = useQueryStates(FILTER_STATE, { limitUrlUpdates: debounce(TYPING_MS) })
  const rule = useSettled(filter.rule.trim(), TYPING_MS)
  const device = useSettled(filter.device.trim(), TYPING_MS)
  const { active } = filter
  const judgements = useInfiniteQuery({
    ...judgementsQuery({ active, rule, device }),
    placeholderData: keepPreviousData,
  })
  const isSearched = rule !== '' || device !== ''
  return (
    <Panel
      title="Judgements"
      note="What people said of findings, latest first"
      actions={
        <Segmented
          label="State"
          value={active}
          options={STATES}
          onChange={(value) => void setFilter({ active: value })}
        />
      }
    >
      <SearchFields
        label="Judgements"
        fields={FIELDS}
        values={filter}
        textMax={TEXT_MAX}
        onChange={(name, value) => void setFilter({ [name]: value })}
      />
      <PagedTable
        query={judgements}
        label="Judgements"
        shape="h-60"
        columns={JUDGEMENT_COLUMNS}
        hasActions
        empty={
          <EmptyNote title={isSearched ? 'No judgement matches' : NONE_TITLES[active]}>
            {isSearched ? (
              <button
                type="button"
                className="btn mt-1.5"
                onClick={() => void setFilter({ active: 'all', rule: null, device: null })}
              >
                Show all
              </button>
            ) : (
              'Open the evidence of a finding on a device and say what it is.'
            )}
          </EmptyNote>
        }
      >
        {(judgement) => <JudgementRow key={judgement.id} judgement={judgement} />}
      </PagedTable>
    </Panel>
  )
}
