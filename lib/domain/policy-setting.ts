import { POLICY_SETTINGS, type SettingOf } from './policy-settings'

export type PolicySettingId = keyof typeof POLICY_SETTINGS

export const POLICY_SETTING_IDS = Object.keys(POLICY_SETTINGS) as PolicySettingId[]

/** Numbers that differ from the version something is made from, by key. */
export type PolicyChanges = Readonly<Record<string, number>>

/** At most this many numbers of a version may differ from the built-in it rests on. */
export const POLICY_CHANGES_MAX = 500
/** Versions that can be stored; none is ever removed, for assessments name them. */
export const POLICY_VERSIONS_MAX = 1_000
export const POLICY_REASON_LENGTH_MAX = 500

export type SettingKey = { id: PolicySettingId; member: string }

/** The parts of a key; null when there is no such setting. A rule's existence is not looked at. */
export const settingKeyOf = (key: string): SettingKey | null => {
  const dot = key.indexOf('.')
  const id = POLICY_SETTING_IDS.find((known) => known === (dot === -1 ? key : key.slice(0, dot)))
  if (id === undefined) return null
  const member = dot === -1 ? '' : key.slice(dot + 1)
  const of: SettingOf = POLICY_SETTINGS[id].of
  if (of === null) return dot === -1 ? { id, member } : null
  const isKnown = typeof of === 'string' ? member !== '' : of.includes(member)
  return isKnown ? { id, member } : null
}

/** The key of a setting. */
export const settingKey = (id: PolicySettingId, member: string): string => (member === '' ? id : `${id}.${member}`)
