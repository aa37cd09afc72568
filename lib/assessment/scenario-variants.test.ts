import { describe, expect, test } from 'vitest'
import { playStory } from '@/lib/testing/play-story'
import { CONTACT_SCENARIOS } from '@/lib/testing/scenarios/contacts'
import { MONITOR_SCENARIOS } from '@/lib/testing/scenarios/monitor'
import { NAME_SCENARIOS } from '@/lib/testing/scenarios/names'
import { NETWORK_SCENARIOS } from '@/lib/testing/scenarios/network'
import { WEB_SCENARIOS } from '@/lib/testing/scenarios/web'
import { STORY_VARIANTS, variedStory } from '@/lib/testing/story-variants'

const SCENARIOS = [
  ...CONTACT_SCENARIOS,
  ...MONITOR_SCENARIOS,
  ...NAME_SCENARIOS,
  ...NETWORK_SCENARIOS,
  ...WEB_SCENARIOS,
].map((scenario) => [scenario.ruleId, scenario] as const)

/** No rule knows an address, or when it is: what it sees it sees anywhere and at any time. */
describe.each(STORY_VARIANTS)('$name', (variant) => {
  test.each(SCENARIOS)('%s is found all the same, and what only looks like it is clear', (ruleId, scenario) => {
    const attack = variedStory(scenario.attack, variant)
    const { state } = playStory(attack.story, attack.ip)
    expect(state.findings.map(({ current }) => current.ruleId)).toContain(ruleId)
    const lookAlike = variedStory(scenario.lookAlike, variant)
    expect(playStory(lookAlike.story, lookAlike.ip).outcomeOf(ruleId)).toEqual({ status: 'clear' })
  })
})
