import type { ActiveCampaign, ScoringContext } from './inputs'
import type { PresentFinding } from './present-findings'

export type CampaignMatch<Facilitator extends PresentFinding> = { campaign: ActiveCampaign; facilitator: Facilitator }

/**
 * The active campaigns that use a facilitator of the device, in order of id, each with the first such facilitator in
 * the order given. Two facilitators of one campaign are one match: they are not independent.
 */
export const campaignMatchesOf = <Facilitator extends PresentFinding>(
  { campaigns }: ScoringContext,
  facilitators: readonly Facilitator[],
): CampaignMatch<Facilitator>[] => {
  if (campaigns.length === 0) return []
  const matches: CampaignMatch<Facilitator>[] = []
  for (const campaign of campaigns) {
    const facilitator = facilitators.find(({ rule }) => campaign.ruleIds.includes(rule.id))
    if (facilitator !== undefined) matches.push({ campaign, facilitator })
  }
  return matches.sort((a, b) => (a.campaign.id < b.campaign.id ? -1 : 1))
}
