import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedViewDocument, SavedViewRequest } from '@/lib/contracts/saved-view'
import { visibleText } from '@/lib/view/visible-text'
import { queryKeys } from '../queries/query-keys'
import { removeView, renameView, saveView, viewsQuery } from '../queries/view-queries'
import { useToast } from '../ui/toast'

const NAME_CHARACTERS = 80

/** One's own views of all lists, and what can be done with them. */
export const useViews = () => {
  const client = useQueryClient()
  const toast = useToast()
  const views = useQuery(viewsQuery())
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.views() })
  const onError = (error: Error) => {
    toast({ text: error.message, isFailure: true })
  }
  const save = useMutation({ mutationFn: (view: SavedViewRequest) => saveView(view), onSuccess: refresh })
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => renameView(id, name),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: async (view: SavedViewDocument) => {
      await removeView(view.id)
      return view
    },
    onSuccess: async ({ screen, name, search }) => {
      await refresh()
      toast({
        text: `Removed the view ${visibleText(name, NAME_CHARACTERS)}.`,
        undo: () => {
          // Not by the mutation: what it belongs to may be closed by then, and a failure must be told all the same.
          void saveView({ screen, name, search, replace: false }).then(refresh, onError)
        },
      })
    },
    onError,
  })
  return { views, save, rename, remove }
}
