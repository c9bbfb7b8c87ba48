/** A page is read, its socket library loaded and its topic watched well within this time. */
const KEPT_MS = 15_000

/** Remembers for some seconds which rooms there was news of; a process that has just begun remembers nothing, and says so. */
export class Recent {
  readonly #at = new Map<string, number>()
  readonly #since = Date.now()

  note(room: string): void {
    // Taken out first, so that the oldest always come first in the map.
    this.#at.delete(room)
    this.#at.set(room, Date.now())
    this.#forget()
  }

  has(room: string): boolean {
    const limit = Date.now() - KEPT_MS
    return this.#since > limit || (this.#at.get(room) ?? 0) > limit
  }

  #forget(): void {
    const limit = Date.now() - KEPT_MS
    for (const [room, at] of this.#at) {
      if (at > limit) return
      this.#at.delete(room)
    }
  }
}
