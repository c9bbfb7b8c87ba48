import { useTranslation } from 'react-i18next'
import { keepLanguage, type Language, languageOf } from './language.ts'

export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  const speak = (language: Language) => {
    keepLanguage(language)
    void i18n.changeLanguage(language)
  }
  return [languageOf(i18n.language), speak]
}
