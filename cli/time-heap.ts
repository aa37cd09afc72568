import type { EpochMs } from '@/lib/domain/time'

type Held<Item> = { item: Item; place: number }

const isBefore = <Item extends { at: EpochMs }>(left: Held<Item>, right: Held<Item>): boolean =>
  left.item.at < right.item.at || (left.item.at === right.item.at && left.place < right.place)

/** Gives back what it holds earliest first; of the same time, in the order it came. A binary heap. */
export class TimeHeap<Item extends { at: EpochMs }> {
  private readonly held: Held<Item>[] = []
  private places = 0

  get size(): number {
    return this.held.length
  }

  /** The time of the earliest; null when it is empty. */
  get earliestAt(): EpochMs | null {
    return this.held[0]?.item.at ?? null
  }

  push(item: Item): void {
    const added = { item, place: this.places }
    this.places += 1
    let at = this.held.length
    this.held.push(added)
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.held[above]
      if (parent === undefined || !isBefore(added, parent)) break
      this.held[at] = parent
      at = above
    }
    this.held[at] = added
  }

  pop(): Item | undefined {
    const first = this.held[0]
    const last = this.held.pop()
    if (last !== undefined && this.held.length > 0) this.sink(last)
    return first?.item
  }

  /** Finds the place from the top down for what stood last. */
  private sink(moved: Held<Item>): void {
    let at = 0
    for (;;) {
      const child = this.earlierChildOf(at)
      const below = this.held[child]
      if (below === undefined || !isBefore(below, moved)) break
      this.held[at] = below
      at = child
    }
    this.held[at] = moved
  }

  private earlierChildOf(at: number): number {
    const left = this.held[2 * at + 1]
    const right = this.held[2 * at + 2]
    return left !== undefined && right !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
  }
}
