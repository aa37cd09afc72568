import type { KillChainStage } from '@/lib/domain/kill-chain'
import { devicesHref } from './devices-href'
import { formatCounted } from './format-number'
import { stageName } from './stage-name'
import { visibleText } from './visible-text'

/** A line of the story as the server tells it. */
type Told =
  | { kind: 'high'; at: string; group: string; groupName: string; stage: KillChainStage | null; devices: number }
  | { kind: 'silent'; at: string; source: string; log: string }
  | { kind: 'roll-out'; at: string; firmware: string; devices: number }
  | { kind: 'born'; at: string; devices: number }

export type StoryView = { text: string; href: string }

const NAME_MAX = 60

/** A line of the story in words, and where it leads: to exactly the devices it counts, or to the sources. */
export const storyLine = (line: Told): StoryView => {
  switch (line.kind) {
    case 'high': {
      const far = line.stage === null ? '' : `, the furthest at ${stageName(line.stage).toLowerCase()}`
      const text = `${visibleText(line.groupName, NAME_MAX)}: ${formatCounted(line.devices, 'device')} became high${far}`
      return { text, href: devicesHref(['group', line.group], ['is', 'newly-high']) }
    }
    case 'silent': {
      const text = `${visibleText(line.source, NAME_MAX)} fell silent: its last ${visibleText(line.log, NAME_MAX)} records`
      return { text, href: '/ingest' }
    }
    case 'roll-out': {
      const version = visibleText(line.firmware, NAME_MAX)
      const text = `Firmware ${version} reached ${formatCounted(line.devices, 'more device', 'more devices')}`
      return { text, href: devicesHref(['firmware', line.firmware]) }
    }
    case 'born':
      return { text: `${formatCounted(line.devices, 'device')} became known`, href: devicesHref(['born', '<24h']) }
  }
}
