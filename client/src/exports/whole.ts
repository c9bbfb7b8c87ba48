import type { Taken } from './taking.ts'

/** Looks at a file while it comes: how many rows came so far, and in the end whether it is whole ([E3]). */
export interface Watching {
  readonly see: (bytes: Uint8Array) => void
  /** Null where nobody can tell before the end. */
  readonly rows: () => number | null
  /** `expected` is how many rows the server said that there are. */
  readonly isWhole: (expected: number | null) => boolean
}

export const watching = (kind: Taken): Watching => {
  switch (kind) {
    case 'csv':
      return counting({ quoted: true, beside: 1 })
    case 'jsonl':
      return counting({ quoted: false, beside: 0 })
    case 'json':
      return document()
    case 'xlsx':
    case 'zip':
      return archive()
    case 'pdf':
      return printed()
    default:
      return kind satisfies never
  }
}

const LINE = 10
const QUOTE = 34

interface Counted {
  /** Whether a line may go on within quotes. */
  readonly quoted: boolean
  /** Lines that are no rows. */
  readonly beside: number
}

function counting({ quoted, beside }: Counted): Watching {
  let lines = 0
  let isOpen = false
  let last = LINE
  const see = (bytes: Uint8Array) => {
    for (const byte of bytes) {
      if (byte === LINE && !isOpen) lines += 1
      else if (byte === QUOTE && quoted) isOpen = !isOpen
    }
    last = bytes.at(-1) ?? last
  }
  const rows = () => Math.max(0, lines - beside)
  return {
    see,
    rows,
    isWhole: (expected) => !isOpen && last === LINE && (expected === null || rows() === expected),
  }
}

/** Each row stands in a line of its own, and how many there are behind the last. */
function document(): Watching {
  const lines = counting({ quoted: false, beside: 0 })
  const tail = tailOf(40)
  return {
    see: (bytes) => {
      lines.see(bytes)
      tail.see(bytes)
    },
    rows: () => Math.max(0, (lines.rows() ?? 0) - 2),
    isWhole: (expected) => {
      const end = /\],"rows":(\d+)\}\s*$/.exec(new TextDecoder().decode(tail.bytes()))
      return end !== null && (expected === null || Number(end[1]) === expected)
    },
  }
}

/** An archive says at its very end what is in it. */
function archive(): Watching {
  const tail = tailOf(22)
  return {
    see: tail.see,
    rows: () => null,
    isWhole: () => {
      const [p, k, five, six] = tail.bytes()
      return p === 0x50 && k === 0x4b && five === 5 && six === 6
    },
  }
}

/** Its last line says that it ends. */
function printed(): Watching {
  const tail = tailOf(8)
  return {
    see: tail.see,
    rows: () => null,
    isWhole: () => /%%EOF\s*$/.test(new TextDecoder().decode(tail.bytes())),
  }
}

function tailOf(length: number) {
  let kept = new Uint8Array()
  return {
    see: (bytes: Uint8Array) => {
      const both = bytes.length >= length ? bytes : new Uint8Array([...kept, ...bytes])
      kept = both.slice(-length)
    },
    bytes: () => kept,
  }
}
