import { asItLooks } from './lookAlikes.ts'
import {
  isSyllabic,
  leastWithin,
  little,
  type NameParts,
  plain,
  soundsAcross,
  spelt,
  stemOf,
} from './nameParts.ts'
import { isNear, type Run } from './nameRuns.ts'
import { fullFormsOf } from './nicknames.ts'

const MOST_TOGETHER = 3
/** Of what may follow a family name of one syllable, which says nothing alone. */
const title =
  /^(?:씨|군|양|모|님|선생|하사|중사|상사|병장|상병|일병|이병|소위|중위|대위|소령|중령|대령|이등병|일등병)/u

/** Whether a word by itself is a part of a name. */
export const tells = (
  { key, seen, written }: Run,
  { strong, weak, sounds }: NameParts,
): boolean => {
  if (isSyllabic(key))
    return (
      some(strong, (part) => isSyllabic(part) && key.includes(part)) ||
      some(
        weak,
        (part) => isSyllabic(part) && key.startsWith(part) && title.test(key.slice(part.length)),
      ) ||
      beginningsOf(key).some((beginning) => isHeard(beginning, sounds.latin))
    )
  const forms = [
    ...formsOf(key, written),
    ...(seen === key ? [] : formsOf(seen, asItLooks(written))),
  ]
  return (
    forms.some((form) => strong.has(form)) ||
    some(strong, (part) => forms.some((form) => form.includes(part) && isLong(part))) ||
    (/^\p{Lu}/u.test(written) &&
      headsOf(written).some((head) => head.length === 2 && weak.has(head) && !little.has(head))) ||
    isHeard(key, sounds.hangul)
  )
}

const isLong = (part: string): boolean => part.length >= leastWithin(part)

/** A word as it stands, and without what may hang on a name: "Lees", "Wu’s", "Ali’nin", "Lee1951", "FindLee". */
const formsOf = (key: string, written: string): string[] => {
  const words = new Set([key, plain(spelt(written)), ...piecesOf(written)])
  return [...words].flatMap((word) => [
    word,
    word.replace(/s$/u, ''),
    word.replace(/e?s$/u, ''),
    stemOf(word),
  ])
}

const piecesOf = (written: string): string[] =>
  written.split(/['’‘ʼ`\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(plain)

const headsOf = (written: string): string[] => [plain(written), ...piecesOf(written).slice(0, 1)]

const some = (parts: ReadonlySet<string>, holds: (part: string) => boolean): boolean =>
  parts.values().some(holds)

const isHeard = (part: string, sounds: ReadonlySet<string>): boolean =>
  sounds.size > 0 && soundsAcross(part).some((sound) => sounds.has(sound))

/** A Korean word without what may hang on a name: each of its beginnings that may be one. */
const beginningsOf = (word: string): string[] =>
  [2, 3, 4, 5].filter((length) => length <= word.length).map((length) => word.slice(0, length))

/** Marks words that are a part of a name only together: "Mac Arthur", "Chul Soo", "이 훈이", "E. J. M.". */
export const tellTogether = (
  text: string,
  words: readonly Run[],
  names: NameParts,
  told: boolean[],
): void => {
  const most = Math.max(MOST_TOGETHER, ...names.initials.values().map(({ length }) => length))
  for (const n of words.keys())
    for (let count = 2; count <= most && n + count <= words.length; count++) {
      const those = words.slice(n, n + count)
      // Only first letters stand in longer rows.
      if (count > MOST_TOGETHER && words[n]?.key.length !== 1) break
      const near = those.slice(1).every((next, at) => isNear(text, those[at] as Run, next))
      if (near && areOne(text, those, names)) told.fill(true, n, n + count)
    }
}

const areOne = (text: string, those: readonly Run[], { strong, initials, sounds }: NameParts) => {
  const together = those.map(({ key }) => key).join('')
  if (those.every(({ key }) => key.length === 1) && initials.has(together))
    return text[those[0]?.to ?? 0] === '.'
  const first = those[0]?.key.length ?? 0
  return (
    strong.has(together.replace(/s$/u, '')) ||
    strong.has(together) ||
    (isSyllabic(together) &&
      some(strong, (part) => part.length > first && together.startsWith(part))) ||
    (!isSyllabic(together) && isHeard(together, sounds.hangul))
  )
}

/** Whether it is a part beside another one: an initial, a nickname, a little word, a family name of one syllable. */
export const belongs = (
  text: string,
  { key, seen, written, to }: Run,
  { strong, weak, initials }: NameParts,
) =>
  (isSyllabic(key)
    ? some(weak, (part) => key.startsWith(part) && key.length <= part.length + 2)
    : (weak.has(key) || weak.has(seen)) && (key.length > 1 || isInitial(written, text[to]))) ||
  (key.length === 1 &&
    (isInitial(written, text[to]) || text[to] === '.') &&
    some(initials, (all) => all.includes(key) || all.includes(seen))) ||
  fullFormsOf(key).some((form) => strong.has(form))

const isInitial = (written: string, after: string | undefined): boolean =>
  /^\p{Lu}$/u.test(written) && (after === '.' || !/^[AI]$/u.test(written))
