import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import app from '../app/en.json'
import ui from '../ui/en.json'
import { type Language, languageOf, readLanguage } from './language.ts'
import type { Namespace, Texts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: Texts
  }
}

const files = import.meta.glob<Record<string, unknown>>('../*/{en,ko}.json', { import: 'default' })

/** The texts of a feature are a file of their own per language and come with the first screen that shows them. */
const backend: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init: () => {},
  read: (language, namespace) => {
    const load = files[`../${namespace}/${language}.json`]
    return load ? load() : Promise.reject(new Error(`${namespace} has no texts in ${language}`))
  },
}

const i18n = i18next.createInstance()
i18n.on('languageChanged', (language) => dress(languageOf(language)))

/** The frame around the screens is there at once in English, for which no further file has to come. */
export const textsReady = i18n
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: readLanguage(),
    supportedLngs: ['en', 'ko'],
    fallbackLng: false,
    ns: ['app', 'ui'],
    resources: { en: { app, ui } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
  })

/** Loads a feature's texts together with its screen, not after it. */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  await textsReady
  await i18n.loadNamespaces(namespaces)
}

function dress(language: Language): void {
  document.documentElement.lang = language
  if (language === 'ko') void import('./korean.css')
}
