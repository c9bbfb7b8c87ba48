/** Counts what was acknowledged and lets others wait for so much more of it: chaos goes by that, never by the clock. */
export class Progress {
  #made = 0
  #waiting: { readonly at: number; readonly go: () => void }[] = []

  made(): void {
    this.#made += 1
    const due = this.#waiting.filter(({ at }) => at <= this.#made)
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#made)
    for (const { go } of due) go()
  }

  more(count: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ at: this.#made + count, go })
    })
  }
}
