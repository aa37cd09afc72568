import { describe, expect, it } from 'vitest'
import { ruleDevicesHref, ruleHref } from './rule-href'

describe('ruleHref and ruleDevicesHref', () => {
  it('lead to the page of a rule and to the devices it fires on', () => {
    expect(ruleHref('horizontal-scan')).toBe('/catalog/horizontal-scan')
    expect(ruleDevicesHref('horizontal-scan')).toBe('/devices?q=rule%3Ahorizontal-scan')
  })

  it('stay within their page whatever the rule is called', () => {
    expect(ruleHref('../settings?a#b')).toBe('/catalog/..%2Fsettings%3Fa%23b')
    expect(ruleDevicesHref('a&q=b')).toBe('/devices?q=rule%3Aa%26q%3Db')
  })
})
