/**
 * Sorts a short list in place and returns it: insertion sort, which for the few findings of a device is much quicker
 * than the general one. The order must be total, or equal items keep their order.
 */
export const sortFew = <Item>(items: Item[], compare: (a: Item, b: Item) => number): Item[] => {
  for (let next = 1; next < items.length; next++) {
    const item = items[next] as Item
    let place = next
    while (place > 0 && compare(items[place - 1] as Item, item) > 0) {
      items[place] = items[place - 1] as Item
      place -= 1
    }
    items[place] = item
  }
  return items
}
