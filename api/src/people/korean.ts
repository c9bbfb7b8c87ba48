/**
 * Korean as spreadsheets in Korea write it (CP949): what Node calls EUC-KR has 2,350 syllables; Windows added the 8,822
 * others, in the order of Unicode, where the standard had left room.
 */
export class KoreanDecoder {
  #lead: number | null = null

  decode(bytes: Uint8Array = new Uint8Array(), { stream = false } = {}): string {
    const letters = table()
    const text: string[] = []
    for (const byte of bytes) {
      const lead = this.#lead
      this.#lead = null
      if (lead !== null) {
        const letter = letters.get(lead * 256 + byte)
        text.push(letter ?? '\ufffd')
        // Half a letter costs itself: what follows it is read as it stands.
        if (letter === undefined && byte < 0x80) text.push(String.fromCharCode(byte))
      } else if (byte < 0x80) text.push(String.fromCharCode(byte))
      else this.#lead = byte
    }
    if (!stream && this.#lead !== null) {
      text.push('\ufffd')
      this.#lead = null
    }
    return text.join('')
  }
}

const FIRST = 0xac00
const LAST = 0xd7a3

let known: ReadonlyMap<number, string> | null = null

/** Letters by their two bytes, made when it is first asked for. */
const table = (): ReadonlyMap<number, string> => {
  if (known) return known
  const first = standard()
  known = new Map([...first, ...addedTo(first), [0xa2e6, '€'], [0xa2e7, '®']])
  return known
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

const standard = (): [number, string][] => {
  const decoder = new TextDecoder('euc-kr')
  return range(0xa1, 0xfe).flatMap((lead) =>
    range(0xa1, 0xfe).flatMap((trail): [number, string][] => {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      return letter.includes('\ufffd') ? [] : [[lead * 256 + trail, letter]]
    }),
  )
}

const addedTo = (first: readonly [number, string][]): [number, string][] => {
  const there = new Set(first.map(([, letter]) => letter))
  const others = range(FIRST, LAST)
    .map((code) => String.fromCharCode(code))
    .filter((syllable) => !there.has(syllable))
  const trails = [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0x81, 0xfe)]
  const places = range(0x81, 0xc6).flatMap((lead) =>
    trails.filter((trail) => lead < 0xa1 || trail < 0xa1).map((trail) => lead * 256 + trail),
  )
  return others.map((syllable, at) => [places[at] ?? 0, syllable])
}
