/** The page of a rule. */
export const ruleHref = (ruleId: string): string => `/catalog/${encodeURIComponent(ruleId)}`

/** The devices on which a rule holds now. */
export const ruleDevicesHref = (ruleId: string): string => `/devices?q=${encodeURIComponent(`rule:${ruleId}`)}`
