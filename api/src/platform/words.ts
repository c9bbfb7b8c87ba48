import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from './http/language.ts'

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The texts that lie in a folder as `en.json` and `ko.json`; `{{name}}` in them stands for a value. */
export const wordsFrom = (folder: string): ((language: Language) => Words) => {
  const textsIn = (language: Language): Readonly<Record<string, string>> =>
    JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
  const texts = { en: textsIn('en'), ko: textsIn('ko') }
  return (language) =>
    (key, values = {}) => {
      const text = texts[language][key]
      if (text === undefined) throw new Error(`there is no text "${key}" in ${language}`)
      return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
    }
}
