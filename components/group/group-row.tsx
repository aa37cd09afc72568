import Link from 'next/link'
import type { GroupDocument } from '@/lib/contracts/group'
import { formatCount } from '@/lib/view/format-number'
import { formatExpected, groupHref, toneOfPrinted } from '@/lib/view/group-view'
import { visibleText } from '@/lib/view/visible-text'
import { ScoreTrack } from '../charts/score-track'

/** One group of the list with its latest scores. */
export function GroupRow({ group }: { group: GroupDocument }) {
  const path = group.ancestors.map(({ name }) => visibleText(name, 40)).join(' / ')
  return (
    <tr className="hover:bg-surface-2">
      <th scope="row" data-label="Group" className="max-w-72 truncate font-medium">
        {path === '' ? null : <span className="font-normal text-text-3">{path} / </span>}
        <Link href={groupHref(group.id)} className="underline-offset-2 hover:underline">
          {visibleText(group.name, 64)}
        </Link>
      </th>
      <td data-label="Devices">{formatCount(group.devices)}</td>
      <td data-label="Expected breached">
        {group.breach.worst === null ? '–' : formatExpected(group.breach.expected)}
      </td>
      <td data-label="Worst breach" className="whitespace-nowrap">
        <GroupScore printed={group.breach.worst} form="solid" />
      </td>
      <td data-label="Breach of 95 %" className="whitespace-nowrap">
        <GroupScore printed={group.breach.p95} form="solid" />
      </td>
      <td data-label="Worst threat" className="whitespace-nowrap">
        <GroupScore printed={group.threat.worst} form="hollow" />
      </td>
      <td data-label="Made of" className="max-w-60 truncate text-text-2">
        {group.query === null ? 'the registry' : <code className="font-mono">{visibleText(group.query, 80)}</code>}
      </td>
    </tr>
  )
}

function GroupScore({ printed, form }: { printed: number | null; form: 'solid' | 'hollow' }) {
  return <ScoreTrack printed={printed} low={null} high={null} tone={toneOfPrinted(printed)} form={form} />
}
