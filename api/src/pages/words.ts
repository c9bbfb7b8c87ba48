import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../platform/http/language.ts'

const textsIn = (language: Language): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${language}.json`), 'utf8'))

const texts = { en: textsIn('en'), ko: textsIn('ko') }

export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The texts of the pages in one language; `{{name}}` in them stands for a value. */
export const wordsIn =
  (language: Language): Words =>
  (key, values = {}) => {
    const text = texts[language][key]
    if (text === undefined) throw new Error(`the pages have no text "${key}" in ${language}`)
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
