const suffixes: Readonly<Record<string, string>> = {
  jr: 'Jr.',
  jnr: 'Jr.',
  junior: 'Jr.',
  sr: 'Sr.',
  snr: 'Sr.',
  senior: 'Sr.',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
}

const suffixIn = (part: string): string | undefined =>
  suffixes[part.replace(/[.\s]/g, '').toLowerCase()]

/**
 * A name that begins with the family name and a comma, in the order in which it is spoken. `Jr.` and `III` stand at its
 * end, wherever the list has them. What is all in capitals is written as names are.
 */
export const spokenName = (written: string): string => {
  const cased = /\p{Ll}/u.test(written) ? written : inWords(written)
  const parts = cased.split(',').map((part) => part.trim())
  const [family = '', ...others] = parts.filter((part) => part && !suffixIn(part))
  const last = parts.flatMap((part) => suffixIn(part) ?? []).join(' ')
  const [bare, own] = withoutSuffix(family)
  const [given, end] = withoutSuffix(others.join(', '))
  return [given, bare, own, end, last].filter(Boolean).join(' ')
}

/** `ABLE JR, AL` and `ABLE, AL B. III`. */
const withoutSuffix = (name: string): [string, string] => {
  const words = name.split(/\s+/)
  const suffix = words.length > 1 ? suffixIn(words.at(-1) ?? '') : undefined
  return suffix ? [words.slice(0, -1).join(' '), suffix] : [name, '']
}

const inWords = (name: string): string =>
  name
    .toLowerCase()
    .replace(
      /(^|[^\p{L}\p{M}])(mc)?(\p{L})/gu,
      (_, before, mc, letter) => `${before}${mc ? 'Mc' : ''}${letter.toUpperCase()}`,
    )
