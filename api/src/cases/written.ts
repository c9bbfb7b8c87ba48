/** A stretch of a text around what was looked for. */
export interface Stretch {
  readonly before: string
  readonly found: string
  readonly after: string
}

const AROUND = 60
const hangul = /\p{Script=Hangul}$/u
/** What hangs on a Korean word, so that the database, which knows whole words alone, finds it. */
const particles =
  '은 는 이 가 을 를 의 에 에서 에게 에는 으로 로 와 과 도 만 까지 부터 이라고 라고'.split(' ')

/** How the database is asked for a phrase: all its words, or a Korean word with whatever hangs on it. */
export const searchFor = (phrase: string): string => {
  const words = wordsOf(phrase)
  const [first = '', ...others] = words
  if (others.length === 0 && hangul.test(first))
    return [first, ...particles.map((particle) => first + particle)].join(' ')
  return words.map((word) => `"${word}"`).join(' ')
}

/** Without what the database takes for signs of its own. */
const wordsOf = (phrase: string): string[] => phrase.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)

/** Where a text says a phrase, from the beginning of a word on; null where it does not. */
export const stretchWith = (text: string, phrase: string): Stretch | null => {
  const words = wordsOf(phrase)
  if (words.length === 0) return null
  const said = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}`, 'iu').exec(text)
  if (!said) return null
  const [found] = said
  const end = said.index + found.length
  return {
    before:
      (said.index > AROUND ? '…' : '') + text.slice(Math.max(0, said.index - AROUND), said.index),
    found,
    after: text.slice(end, end + AROUND) + (text.length > end + AROUND ? '…' : ''),
  }
}
