import { spanOf } from '@rollcall/contract/edtf.ts'
import { type DateWord, inWords, readWhen } from '@rollcall/contract/when.ts'
import type { Language } from './http/language.ts'

const texts: Readonly<Record<Language, Readonly<Record<DateWord, string>>>> = {
  en: {
    between: '{{from}} – {{to}}',
    from: '{{day}} or later',
    until: '{{day}} or earlier',
    about: 'about {{day}}',
    perhaps: 'perhaps {{day}}',
    decade: 'the {{year}}s',
    spring: 'spring of {{year}}',
    summer: 'summer of {{year}}',
    autumn: 'autumn of {{year}}',
    winter: 'winter of {{year}}',
  },
  ko: {
    between: '{{from}}~{{to}}',
    from: '{{day}} 이후',
    until: '{{day}} 이전',
    about: '{{day}} 무렵',
    perhaps: '{{day}}(추정)',
    decade: '{{year}}년대',
    spring: '{{year}}년 봄',
    summer: '{{year}}년 여름',
    autumn: '{{year}}년 가을',
    winter: '{{year}}년 겨울',
  },
}

/** A date in words, for whoever reads it without scripts; one that is beyond these words, or is none, as it was written. */
export const dateInWords = (edtf: string, language: Language): string => {
  const when = spanOf(edtf) && readWhen(edtf)
  if (!when) return edtf
  const word = (key: DateWord, values: Readonly<Record<string, string | number>>) =>
    texts[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name]}`)
  return inWords(when, { language, word })
}
