import { describe, expect, test } from 'vitest'
import { RULES } from '@/lib/detection/registry'
import { playStory } from '@/lib/testing/play-story'
import { ACTIVITY_SCENARIOS } from '@/lib/testing/scenarios/activity'
import { CLAIM_SCENARIOS } from '@/lib/testing/scenarios/claims'
import { MONITOR_SCENARIOS } from '@/lib/testing/scenarios/monitor'
import { CONTACT_SCENARIOS } from '@/lib/testing/scenarios/contacts'
import { NAME_SCENARIOS } from '@/lib/testing/scenarios/names'
import { NETWORK_SCENARIOS } from '@/lib/testing/scenarios/network'
import { SERVICE_SCENARIOS } from '@/lib/testing/scenarios/services'
import { WEB_SCENARIOS } from '@/lib/testing/scenarios/web'

const SCENARIOS = [
  ...ACTIVITY_SCENARIOS,
  ...CLAIM_SCENARIOS,
  ...CONTACT_SCENARIOS,
  ...NAME_SCENARIOS,
  ...MONITOR_SCENARIOS,
  ...NETWORK_SCENARIOS,
  ...SERVICE_SCENARIOS,
  ...WEB_SCENARIOS,
]

test('every rule has a scenario', () => {
  expect([...new Set(SCENARIOS.map(({ ruleId }) => ruleId))].sort()).toEqual(RULES.map(({ id }) => id).sort())
})

describe.each(SCENARIOS.map((scenario) => [scenario.ruleId, scenario] as const))('%s', (ruleId, scenario) => {
  test(`is found, with its evidence: ${scenario.attack.says}`, () => {
    const { state } = playStory(scenario.attack)
    const found = state.findings.filter(({ current }) => current.ruleId === ruleId)
    expect(found.length).toBeGreaterThan(0)
    // Silence rests on the record that did not come.
    if (scenario.attack.until !== undefined) return
    for (const { current } of found) expect(current.evidence.length).toBeGreaterThan(0)
  })

  test(`is judged and clear: ${scenario.lookAlike.says}`, () => {
    const { state, outcomeOf } = playStory(scenario.lookAlike)
    expect(outcomeOf(ruleId)).toEqual({ status: 'clear' })
    expect(state.findings.filter(({ current }) => current.ruleId === ruleId)).toEqual([])
  })
})
