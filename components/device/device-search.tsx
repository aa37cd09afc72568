'use client'

import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useState, type KeyboardEvent } from 'react'
import type { DeviceDocument } from '@/lib/contracts/device'
import { deviceHref } from '@/lib/view/device-href'
import { deviceName } from '@/lib/view/device-identity'
import { toneOfBand } from '@/lib/view/tone'
import { visibleText } from '@/lib/view/visible-text'
import { deviceSearchQuery } from '../queries/device-queries'
import { SeverityGlyph } from '../ui/severity-glyph'
import { useSettled } from './use-settled'

const SHOWN_MAX = 8
const TEXT_MAX = 200

/** Goes to a device by its id, name or address. Arrows choose, Enter opens, Esc closes. */
export function DeviceSearch() {
  const id = useId()
  const router = useRouter()
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(0)
  const asked = useSettled(text.trim(), 200)
  const search = useQuery(deviceSearchQuery(asked))
  const found = asked === '' ? [] : (search.data?.items ?? []).slice(0, SHOWN_MAX)
  const isListed = isOpen && asked !== ''
  const go = (device: DeviceDocument) => {
    setIsOpen(false)
    setText('')
    router.push(deviceHref(device.id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = found[active]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.min(Math.max(0, active + step), Math.max(0, found.length - 1)))
    } else if (event.key === 'Enter' && chosen !== undefined) go(chosen)
    else if (event.key === 'Escape' && isListed) {
      event.preventDefault()
      setIsOpen(false)
    }
  }
  return (
    <div className="relative ml-auto w-60 min-w-0 max-sm:w-40">
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <input
        type="text"
        role="combobox"
        aria-label="Go to a device"
        aria-expanded={isListed}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        {...(isListed && found.length > 0 ? { 'aria-activedescendant': `${id}${active}` } : {})}
        autoComplete="off"
        spellCheck={false}
        placeholder="Go to a device"
        maxLength={TEXT_MAX}
        value={text}
        className="h-7 w-full rounded-control border border-control bg-surface pr-2 pl-8 placeholder:text-text-3 max-sm:h-11"
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
          setIsOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setIsOpen(false)
        }}
      />
      <div
        className={`absolute right-0 z-30 mt-1 w-80 max-w-[90vw] rounded-panel border border-border-2 bg-surface-3 p-1 shadow-xl ${isListed ? '' : 'hidden'}`}
      >
        <ul id={`${id}list`} role="listbox" aria-label="Devices">
          {found.map((device, index) => (
            <DeviceOption
              key={device.id}
              id={`${id}${index}`}
              device={device}
              isActive={index === active}
              onChoose={go}
            />
          ))}
        </ul>
        <SearchNote isFailed={search.error !== null} isPending={search.isPending} count={found.length} text={asked} />
      </div>
    </div>
  )
}

type OptionProps = { id: string; device: DeviceDocument; isActive: boolean; onChoose: (device: DeviceDocument) => void }

function DeviceOption({ id, device, isActive, onChoose }: OptionProps) {
  return (
    <li
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 ${isActive ? 'bg-accent-soft' : 'hover:bg-surface-2'}`}
      // Pressing, not clicking: the field keeps the focus and with it the list (ARIA combobox pattern).
      onMouseDown={(event) => {
        event.preventDefault()
        onChoose(device)
      }}
    >
      <SeverityGlyph tone={toneOfBand(device.breach.band)} />
      <span className="min-w-0 flex-1 truncate">{deviceName(device)}</span>
      <span className="max-w-32 truncate text-small text-text-2">{visibleText(device.group, 40)}</span>
    </li>
  )
}

function SearchNote({
  isFailed,
  isPending,
  count,
  text,
}: {
  isFailed: boolean
  isPending: boolean
  count: number
  text: string
}) {
  const words = isFailed
    ? 'The search did not answer. Type again to retry.'
    : !isPending && count === 0
      ? `No device matches ${visibleText(text, 60)}`
      : ''
  return (
    <p role="status" className={words === '' ? 'sr-only' : 'px-2 py-1.5 text-small wrap-anywhere text-text-2'}>
      {words === '' && count > 0 ? `${count} found` : words}
    </p>
  )
}
