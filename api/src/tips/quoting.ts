/** So many words in a row, or characters where words are long or not parted, are another's words and no more chance. */
const WORDS = 6
const CHARACTERS = 30
/** All of a shorter text is so too; of one shorter than this only where nothing else is said. */
const PHRASE = 3

/** What in a text repeats one that was sent, as it is compared; null where nothing does. */
export const runIn = (sent: string, text: string): string | null => {
  const [theirs, given] = [wordsOf(sent), wordsOf(text)]
  return (
    sharedRun(byWord(theirs), byWord(given), WORDS) ??
    sharedRun(byLetter(theirs), byLetter(given), CHARACTERS)
  )
}

/** The same, and all of a text that is too short for a run. */
export const quoteIn = (sent: string, text: string): string | null => {
  const theirs = wordsOf(sent)
  const phrase = theirs.join(' ')
  const isAll = theirs.length < PHRASE ? wordsOf(text).join(' ') === phrase : isIn(sent, text)
  return phrase !== '' && isAll ? phrase : runIn(sent, text)
}

/** Whether all words of a phrase stand in a text, in a row. */
export const isIn = (phrase: string, text: string): boolean =>
  ` ${wordsOf(text).join(' ')} `.includes(` ${wordsOf(phrase).join(' ')} `)

/** Without capitals and punctuation, and without what nobody sees. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}'’]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** A syllable of Hangul, or a sign of Han or kana, says as much as two letters. */
const widthOf = (character: string): number =>
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? 2 : 1

/** Something that runs are cut from: what each part of it weighs, and how it reads from one part to another. */
interface Cut {
  readonly weights: readonly number[]
  readonly read: (start: number, end: number) => string
}

const byWord = (words: readonly string[]): Cut => ({
  weights: words.map(() => 1),
  read: (start, end) => words.slice(start, end).join(' '),
})

const byLetter = (words: readonly string[]): Cut => {
  const letters = words.join('')
  return {
    weights: Array.from({ length: letters.length }, (_, at) => widthOf(letters.charAt(at))),
    read: (start, end) => letters.slice(start, end),
  }
}

const sharedRun = (theirs: Cut, given: Cut, least: number): string | null => {
  const known = new Set(runsOf(given, least))
  for (const run of runsOf(theirs, least)) if (known.has(run)) return run
  return null
}

/** From each place the shortest run that weighs so much. */
function* runsOf({ weights, read }: Cut, least: number): Generator<string> {
  let [end, weight] = [0, 0]
  for (const [start, own] of weights.entries()) {
    while (end < weights.length && weight < least) weight += weights[end++] ?? 0
    if (weight < least) return
    yield read(start, end)
    weight -= own
  }
}
