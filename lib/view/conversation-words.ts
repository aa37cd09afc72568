import type { Transport } from '@/lib/domain/observation'

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const
const STEP = 1_000
const ONE_DECIMAL = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** A number of bytes in powers of 1,000, with one decimal at most: `48.2 kB`. */
export const formatBytes = (bytes: number): string => {
  let value = bytes
  let unit = 0
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP
    unit += 1
  }
  return `${ONE_DECIMAL.format(value)} ${UNITS[unit] ?? ''}`
}

/** Where it went, in a cell: `443/tcp`, `icmp type 8`; a transport without ports by its name. */
export const portText = ({ port, transport }: { port: number; transport: Transport }): string => {
  if (transport === 'icmp') return `icmp type ${String(port)}`
  return transport === 'other' ? 'other' : `${String(port)}/${transport}`
}
