/// <reference path="./talisman.d.ts" />
import { doubleMetaphone } from 'double-metaphone'
import daitchMokotoff from 'talisman/phonetics/daitch-mokotoff.js'

/** Daitch-Mokotoff takes twice as long with each further letter that sounds in two ways: 0.3 s at twenty. */
const MOST_LETTERS = 12
/** Only short parts are romanised Korean or Chinese; longer ones would all sound alike. */
const MOST_ROMANISED = 9

const latin = /^[a-z]+$/u

/** A list has the same names over and over, and to sound one out takes some 50 µs. */
const MOST_KNOWN = 50_000
const known = new Map<string, readonly string[]>()

/** How a part of a name may sound, as keys of three systems; two parts that share one sound alike. */
export const soundsOf = (token: string): readonly string[] => {
  const before = known.get(token)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const sounds = soundOut(token)
  known.set(token, sounds)
  return sounds
}

const soundOut = (token: string): readonly string[] => {
  if (!latin.test(token) || token.length < 2) return []
  const cut = token.slice(0, MOST_LETTERS)
  const [first, second] = doubleMetaphone(cut)
  const sounds = [
    ...daitchMokotoff(cut).map((code) => `d:${code}`),
    ...[first, second].filter(Boolean).map((code) => `m:${code}`),
  ]
  if (token.length <= MOST_ROMANISED) sounds.push(`r:${romanisedSound(token)}`)
  return [...new Set(sounds)]
}

const respellings: readonly (readonly [RegExp, string])[] = [
  [/^[pb]ar?k$/u, 'pak'],
  [/^(?:rh|[lrny])(?=[iey])/u, ''],
  [/tch|ch|ts|tz|zh|dz|[jqz]/gu, 'j'],
  [/sh|hs|[xs]/gu, 's'],
  [/kh|gh|ck|[gkc]/gu, 'k'],
  [/th|dh|[td]/gu, 't'],
  [/ph|[pb]/gu, 'p'],
  [/rh|[rl]/gu, 'l'],
  [/nk$/u, 'n'],
  [/(?<=[aeiouwy])h/gu, ''],
  [/^w(?=u|oo)|^y(?=[iu]|oo|eo)/gu, ''],
  [/y?(?:eo|oo|ou|wo|ew|[ouw])+/gu, 'u'],
  [/ui|ee|ie|yi|[iy]+/gu, 'i'],
  [/a[ei]|[ae]+/gu, 'a'],
  [/(.)\1+/gu, '$1'],
]

/** Korean and Chinese names are romanised in many ways: what those ways do not tell apart is one letter here. */
const romanisedSound = (token: string): string =>
  respellings.reduce((sound, [from, to]) => sound.replace(from, to), token)
