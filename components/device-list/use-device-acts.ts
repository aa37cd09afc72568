import { useMutation } from '@tanstack/react-query'
import type { DeviceActDocument, DeviceActRequest } from '@/lib/contracts/device-act'
import { ACT_DEVICES_MAX } from '@/lib/domain/device-act'
import { deviceActSentence } from '@/lib/view/device-act-words'
import { formatCount } from '@/lib/view/format-number'
import { useBulkActs } from '../bulk/use-bulk-acts'
import type { Selection } from '../bulk/use-selection'
import { actOnDevices, countMatches, readDeviceAct, readDeviceFile, undoDeviceAct } from '../queries/device-act-queries'
import { exportHref } from '../queries/device-list-queries'
import { queryKeys } from '../queries/query-keys'
import { useToast } from '../ui/toast'

const FILE_NAME = 'vedette-devices.csv'
const KEPT_MS = 60_000

const save = (href: string): void => {
  const link = document.createElement('a')
  link.href = href
  link.download = FILE_NAME
  link.click()
}

const saveBlob = (blob: Blob): void => {
  const href = URL.createObjectURL(blob)
  save(href)
  // Let go when the browser has surely taken it.
  setTimeout(() => {
    URL.revokeObjectURL(href)
  }, KEPT_MS)
}

/** What can be done with the selected devices; `q` and `sort` are those of the list. */
export const useDeviceActs = (selection: Selection, { q, sort }: { q: string; sort: string }) => {
  const toast = useToast()
  const onError = (error: Error) => {
    toast({ text: error.message, isFailure: true })
  }
  const acts = useBulkActs<DeviceActRequest, DeviceActDocument>({
    begin: actOnDevices,
    read: readDeviceAct,
    undo: undoDeviceAct,
    say: (act, request) => deviceActSentence(request?.set ?? null, act),
    refreshes: [queryKeys.anyDevices(), queryKeys.facets(), queryKeys.allGroups()],
    onDone: selection.clear,
    onFailure: () => {
      if (selection.all !== null) selection.clear()
    },
  })
  // Counted once more, exactly: the number in the title may be a minute old, or a least one.
  const all = useMutation({
    mutationFn: () => countMatches(q),
    onSuccess: (count) => {
      if (count <= ACT_DEVICES_MAX) selection.selectAll(count)
      else onError(new Error(`More than ${formatCount(ACT_DEVICES_MAX)} devices match. Narrow the search.`))
    },
    onError,
  })
  const file = useMutation({ mutationFn: () => readDeviceFile([...selection.ids]), onSuccess: saveBlob, onError })
  const onExport = () => {
    if (selection.all !== null) save(exportHref(q, sort))
    else if (!file.isPending) file.mutate()
  }
  return { ...acts, all, onExport }
}
