import type { RosterMapping } from '@rollcall/contract/roster.ts'
import type { Cells } from './rosterCells.ts'

const suffixes: Readonly<Record<string, string>> = {
  ...{ jr: 'Jr.', jnr: 'Jr.', junior: 'Jr.', sr: 'Sr.', snr: 'Sr.', senior: 'Sr.' },
  ...{ ii: 'II', iii: 'III', iv: 'IV' },
  ...{ '2nd': '2nd', '2d': '2nd', '3rd': '3rd', '3d': '3rd', '4th': '4th' },
}

const suffixIn = (part: string): string | undefined =>
  suffixes[part.replace(/[.\s]/g, '').toLowerCase()]

/** What armies write where somebody has no middle name. */
const noName = /(?<![^\s,])(?:\((?:n|nmn|nmi)\)|n\.?m\.?[in]\.?)(?![^\s,])/giu
/** Marks of a list's own before or behind a name. */
const marks = /^[*†‡#]+\s*|\s*[*†‡#]+$/gu
/** What stands in a column of names where none is known. */
const unknown = /^(?:[-–—?.]+|n\/?a|none|nil|null|unk(?:nown)?\.?)$/i

/** A name as it stands, without what says that a part of it is none. */
export const wholeName = (written: string): string =>
  written.replace(marks, '').replace(noName, '').replace(/\s+/gu, ' ').replace(/ ,/g, ',').trim()

/**
 * A name that begins with the family name and a comma, in the order in which it is spoken. `Jr.` and `III` stand at its
 * end, wherever the list has them. What is all in capitals is written as names are.
 */
export const spokenName = (written: string): string => {
  const parts = inWords(wholeName(written))
    .split(/[,，]/u)
    .map((part) => part.trim())
  const [family = '', ...others] = parts.filter((part) => part && !suffixIn(part))
  // In Korea and China the family name is spoken first.
  if (eastern.test(family) && others.every((part) => eastern.test(part)))
    return [family, ...others].join('')
  const last = parts.flatMap((part) => suffixIn(part) ?? []).join(' ')
  const [bare, own] = withoutSuffix(family)
  const [given, end] = withoutSuffix(others.join(', '))
  return [given, bare, own, end, last].filter(Boolean).join(' ')
}

const eastern = /^[\p{sc=Hangul}\p{sc=Han}]+$/u

/** A name of several columns, in their order; `Jr.` stands at its end, whichever column has it. */
export const joinedName = (columns: readonly string[]): string => {
  const parts = columns.map(wholeName).filter(Boolean)
  const known = parts.filter((part) => !unknown.test(part))
  const bare = (known.length > 0 ? known : parts).map((part): [string, string] => {
    const alone = suffixIn(part)
    return alone ? ['', alone] : withoutSuffix(part)
  })
  const [names, ends] = [bare.map(([name]) => name), bare.map(([, suffix]) => suffix)]
  return [inWords(names.filter(Boolean).join(' ')), ...ends].filter(Boolean).join(' ')
}

/** A name as lists were read before `NMN` was none, and a suffix of any column stood at the end. */
export const onceSpoken = (from: RosterMapping['columns']['name'], cells: Cells): string => {
  if (Array.isArray(from)) return from.map(cells).filter(Boolean).join(' ')
  if (typeof from === 'string') return cells(from)
  const parts = cells(from.column)
    .split(',')
    .map((part) => part.trim())
  const [family = '', ...others] = parts.filter((part) => part && !onceSuffix(part))
  const last = parts.flatMap((part) => onceSuffix(part) ?? []).join(' ')
  const [bare, own] = withoutSuffix(family, onceSuffix)
  const [given, end] = withoutSuffix(others.join(', '), onceSuffix)
  return [given, bare, own, end, last].filter(Boolean).join(' ')
}

const onceSuffix = (part: string): string | undefined =>
  /^\d/.test(part) ? undefined : suffixIn(part)

/** `ABLE JR, AL` and `ABLE, AL B. III`. */
const withoutSuffix = (name: string, isOne = suffixIn): [string, string] => {
  const words = name.split(/\s+/)
  const suffix = words.length > 1 ? isOne(words.at(-1) ?? '') : undefined
  return suffix ? [words.slice(0, -1).join(' ').replace(/,$/, ''), suffix] : [name, '']
}

/** `McNAMARA` is all in capitals too. */
const joint = /^(Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von)(\p{Lu}{2,})$/u
/** Little words may stand in small letters beside a name in capitals. */
const small = /^(?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|y|e|jr|sr)$/i

const inWords = (name: string): string => {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? []
  const isCapital = (word: string) => !/\p{Ll}/u.test(word) || joint.test(word) || small.test(word)
  return words.every(isCapital) ? name.replace(/\d*[\p{L}\p{M}]+/gu, written) : name
}

const written = (word: string): string => {
  if (/\p{Ll}$/u.test(word)) return word
  const [, before = '', after = word] = joint.exec(word) ?? /^(MC)(\p{L}+)$/u.exec(word) ?? []
  return capital(before) + capital(after)
}

const capital = (word: string): string => word.slice(0, 1) + word.slice(1).toLowerCase()

/** A name and the same in other letters, where a list has both in one cell: `Kim Chul-soo / 김철수`, `김철수(金哲洙)`. */
export const namesIn = (written: string): string[] => {
  const parts = written
    .split(/[/(（)）]/u)
    .map((part) => part.trim())
    .filter(Boolean)
  const scripts = parts.map((part) => letters.findIndex((script) => script.test(part)))
  const apart = new Set(scripts).size === parts.length && !scripts.includes(-1)
  return apart && parts.length > 1 ? parts : [written]
}

const letters = [/^[\p{sc=Hangul}\s]+$/u, /^[\p{sc=Han}\s]+$/u, /^[\p{sc=Latin}\p{M}\s.,'’‘-]+$/u]
