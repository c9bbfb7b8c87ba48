import { romanised } from './hangul.ts'

/** More than any name has: what is longer is cut, so that no name is costly to look for. */
const MOST_TOKENS = 12

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Without case, accents and inner marks: "O’Brien" and "OBRIEN" are one. */
export const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘ʼ`]/gu, '')
    .replace(/[^\x20-\x7f]/gu, (letter) => letters[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()

/** What stands before or after a name and is no part of it. */
export const additions = new Set(
  'jr sr ii iii iv 2nd 2d 3rd 3d 4th nmn nmi pvt pfc cpl sgt ssgt sfc msgt lt ltc capt cpt maj col gen pte gnr l/cpl mr mrs dr rev'.split(
    ' ',
  ),
)

/** Little words that a surname begins with: `van der Meer`, `de la Cruz`, `St. John`. */
const particles = new Set(
  'van von vom zu zum zur der den de del della di da do dos du des la las le los bin ibn ter ten te ap st ste saint san santa mac mc'.split(
    ' ',
  ),
)

/**
 * A name as lists are ordered: by the surname, `Jr.` and ranks aside. It is what stands last in a name, with the little words
 * before it where a given name stands before them; in Korea and China it is spoken first.
 */
export const sortNameOf = (name: string): string => {
  const words = fold(name).replaceAll(',', ' ').split(' ').filter(Boolean)
  if (/^[\p{sc=Hangul}\p{sc=Han} ]+$/u.test(name)) return words.join('')
  const bare = (word: string) => word.replaceAll('.', '')
  const last = words.findLastIndex((word) => !additions.has(bare(word)))
  let first = last
  while (first > 1 && particles.has(bare(words[first - 1] ?? ''))) first -= 1
  const surname = words.slice(Math.max(0, first), last + 1).map(bare)
  return [...surname, ...words.filter((_, at) => at < first || at > last)].join(' ')
}

/** The parts of a name in Latin letters as far as we can write them; ranks and "Jr." only where nothing else is left. */
export const tokensOf = (name: string): string[] => {
  const all = romanised(fold(name))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const names = all.filter((token) => !additions.has(token))
  return (names.length ? names : all).slice(0, MOST_TOKENS)
}
