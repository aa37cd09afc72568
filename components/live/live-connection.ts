import '../queries/no-eval-validation'
import { LiveChanges, LiveEnd, LiveState } from '@/lib/contracts/live'
import { retryDelayMs } from '@/lib/view/live-buffer'
import { request, RequestFailure } from '../queries/request'

/** The server says something every 15 s: after more than two of these the stream is dead, though nobody closed it. */
const SILENCE_MAX_MS = 40_000
/** A page that nobody sees gives its connection back after this: a browser has only six for a server over HTTP/1.1. */
const HIDDEN_MS = 5_000

type Listeners = {
  onState: (state: LiveState) => void
  onChanges: (changes: LiveChanges) => void
  /** The stream broke; it is opened again by itself. */
  onLost: () => void
  onSessionEnded: () => void
}

const pathOf = (device: string | null, after: string): string => {
  const asked = new URLSearchParams({ ...(device === null ? {} : { device }), ...(after === '' ? {} : { after }) })
  return `/api/v1/changes?${asked.toString()}`
}

/** A refusal looks to a page like a broken line: asks, without using the session, whether that is what has ended. */
const hasSessionEnded = (): Promise<boolean> =>
  request('/api/v1/me', { headers: { accept: 'text/event-stream' } }).then(
    () => false,
    (error: unknown) => error instanceof RequestFailure && error.status === 401,
  )

/**
 * Follows the changes of one device, or of all (null), while the page is in sight; after each break from the last event
 * that came, so that nothing is left out.
 */
export class LiveConnection {
  private source: EventSource | null = null
  private lastId = ''
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly device: string | null,
    private readonly listeners: Listeners,
  ) {
    document.addEventListener('visibilitychange', this.onVisibility)
    this.open()
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onVisibility)
    this.stop()
  }

  /** Opens it, anew when it is open, at once. */
  open(): void {
    this.stop()
    if (document.hidden) return
    const source = new EventSource(pathOf(this.device, this.lastId))
    this.source = source
    source.onerror = () => {
      this.onError()
    }
    this.hear(source, 'state', LiveState, this.listeners.onState)
    this.hear(source, 'changes', LiveChanges, this.listeners.onChanges)
    this.hear(source, 'end', LiveEnd, ({ reason }) => {
      if (reason === 'session-ended') this.end()
      else this.lose()
    })
    this.expectEvent()
  }

  private hear<T>(
    source: EventSource,
    name: string,
    contract: { parse: (value: unknown) => T },
    then: (data: T) => void,
  ) {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      if (event.lastEventId !== '') this.lastId = event.lastEventId
      this.failures = 0
      this.expectEvent()
      then(contract.parse(JSON.parse(event.data)))
    })
  }

  private wait(ms: number, then: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(then, ms)
  }

  private expectEvent(): void {
    this.wait(SILENCE_MAX_MS, () => {
      this.lose()
    })
  }

  private stop(): void {
    this.source?.close()
    this.source = null
    clearTimeout(this.timer)
  }

  private lose(): void {
    this.stop()
    this.listeners.onLost()
    this.wait(retryDelayMs(this.failures, Math.random()), () => {
      this.open()
    })
    this.failures += 1
  }

  private end(): void {
    this.stop()
    this.listeners.onSessionEnded()
  }

  private onError(): void {
    // CLOSED: the server answered, and refused.
    const isRefused = this.source?.readyState === EventSource.CLOSED
    this.lose()
    if (!isRefused) return
    void hasSessionEnded().then((hasEnded) => {
      if (hasEnded) this.end()
    })
  }

  private readonly onVisibility = (): void => {
    if (document.hidden) {
      this.wait(HIDDEN_MS, () => {
        this.stop()
      })
    } else if (this.source === null) this.open()
    else this.expectEvent()
  }
}
