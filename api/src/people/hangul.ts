const FIRST = 0xac00
const VOWELS = 21
const FINALS = 28

const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ')
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

/** Family names as they are mostly written abroad, whatever the rules say. */
const families: Readonly<Record<string, string>> = {
  김: 'kim',
  이: 'lee',
  리: 'lee',
  박: 'park',
  최: 'choi',
  정: 'chung',
  조: 'cho',
  강: 'kang',
  임: 'lim',
  유: 'yoo',
  류: 'yoo',
  노: 'roh',
  백: 'paik',
  신: 'shin',
  오: 'oh',
  우: 'woo',
}

/** Family names of two syllables, as they are written too. */
export const longFamilies: Readonly<Record<string, string>> = {
  ...{ 남궁: 'namgung', 황보: 'hwangbo', 제갈: 'jegal', 사공: 'sagong', 선우: 'sunwoo' },
  ...{ 서문: 'seomun', 독고: 'dokgo', 동방: 'dongbang' },
}

const syllable = (character: string): string => {
  const index = (character.codePointAt(0) ?? 0) - FIRST
  const initial = initials[Math.floor(index / (VOWELS * FINALS))] ?? ''
  const vowel = vowels[Math.floor(index / FINALS) % VOWELS] ?? ''
  return initial + vowel + (finals[index % FINALS] ?? '')
}

/** Hangul in Latin letters (Revised Romanisation), a family name and the given name apart; other writing as it is. */
export const romanised = (text: string): string =>
  text.replace(/[\uac00-\ud7a3]+/gu, (word) => {
    const long = word.length > 2 && word.length <= 5 ? longFamilies[word.slice(0, 2)] : undefined
    if (long) return `${long} ${[...word.slice(2)].map(syllable).join('')}`
    const [first = '', ...rest] = word
    const known = word.length <= 4 ? families[first] : undefined
    return known ? `${known} ${rest.map(syllable).join('')}` : [...word].map(syllable).join('')
  })
