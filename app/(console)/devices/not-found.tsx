import { NotFoundNote } from '@/components/ui/not-found-note'

export default function DeviceNotFound() {
  return (
    <NotFoundNote title="There is no such device" link={{ href: '/devices', words: 'Open the devices' }}>
      The id may be mistyped, or nothing was heard of the device yet: it appears with its first record or when it is
      registered.
    </NotFoundNote>
  )
}
