/**
 * What the oldest browsers that the build is made for (vite.config.ts) lack beside syntax, and what is used here or by what
 * we build on: first of all, so that everything else finds it.
 */
const lacking = (where: object, methods: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(methods))
    if (!(name in where))
      Object.defineProperty(where, name, { value, writable: true, configurable: true })
}

lacking(Array.prototype, {
  at(this: unknown[], wished: number) {
    const index = Math.trunc(wished) || 0
    return this[index < 0 ? this.length + index : index]
  },
  findLast(this: unknown[], is: (one: unknown) => unknown) {
    for (let index = this.length - 1; index >= 0; index -= 1)
      if (is(this[index])) return this[index]
    return undefined
  },
  findLastIndex(this: unknown[], is: (one: unknown) => unknown) {
    for (let index = this.length - 1; index >= 0; index -= 1) if (is(this[index])) return index
    return -1
  },
  toSorted(this: unknown[], compare?: (one: unknown, other: unknown) => number) {
    return [...this].sort(compare)
  },
})

lacking(String.prototype, {
  isWellFormed(this: string) {
    return !/\p{Surrogate}/u.test(this)
  },
})

lacking(Object, {
  hasOwn: (of: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(of, key) !== undefined,
})

lacking(Map, {
  groupBy: (ones: Iterable<unknown>, keyOf: (one: unknown) => unknown) => {
    const groups = new Map<unknown, unknown[]>()
    for (const one of ones) {
      const key = keyOf(one)
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    return groups
  },
})

lacking(Promise, {
  withResolvers: () => {
    const made: Record<string, unknown> = {}
    made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
    return made
  },
})

lacking(URL, {
  canParse: (...given: ConstructorParameters<typeof URL>) => {
    try {
      return Boolean(new URL(...given))
    } catch {
      return false
    }
  },
})

lacking(AbortSignal, {
  any: (signals: Iterable<AbortSignal>) => {
    const any = new AbortController()
    for (const signal of signals)
      if (signal.aborted) any.abort(signal.reason)
      else signal.addEventListener('abort', () => any.abort(signal.reason), { once: true })
    return any.signal
  },
})

lacking(AbortSignal.prototype, {
  throwIfAborted(this: AbortSignal) {
    if (this.aborted) throw this.reason ?? new DOMException('aborted', 'AbortError')
  },
})

lacking(Element.prototype, {
  checkVisibility(this: Element) {
    return this.getClientRects().length > 0
  },
})

lacking(HTMLVideoElement.prototype, {
  requestVideoFrameCallback(this: HTMLVideoElement, called: VideoFrameRequestCallback) {
    const look = (now: number) =>
      called(now, { mediaTime: this.currentTime } as VideoFrameCallbackMetadata)
    return requestAnimationFrame(look)
  },
  cancelVideoFrameCallback: (asked: number) => cancelAnimationFrame(asked),
})

// A dialogue that nobody knows is an element like any other, drawn where `open` stands (Dialog.module.css).
if (!('HTMLDialogElement' in globalThis))
  lacking(HTMLElement.prototype, {
    showModal(this: HTMLElement) {
      this.setAttribute('open', '')
      this.setAttribute('role', 'dialog')
      this.addEventListener('keydown', ({ key }) => key === 'Escape' && shut(this))
      this.querySelector('button')?.focus()
    },
    close(this: HTMLElement) {
      shut(this)
    },
  })

function shut(dialog: HTMLElement): void {
  if (!dialog.hasAttribute('open')) return
  dialog.removeAttribute('open')
  dialog.dispatchEvent(new Event('close'))
}
