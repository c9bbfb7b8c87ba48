import { useTranslation } from 'react-i18next'
import { keepLanguage, type Language, languageOf } from './language.ts'

export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation()
  const speak = async (language: Language) => {
    const shown = Object.keys(i18n.getDataByLanguage(i18n.language) ?? {})
    await i18n.reloadResources([language], shown)
    // Without a line its words may not be here: the names of texts would stand in their place.
    if (!shown.every((texts) => i18n.hasResourceBundle(language, texts))) return
    keepLanguage(language)
    await i18n.changeLanguage(language)
  }
  return [languageOf(i18n.language), speak]
}
