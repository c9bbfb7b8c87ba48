import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { MemoryRouter } from 'react-router'
import type { Language } from './language.ts'

const files = import.meta.glob<Record<string, unknown>>('../*/{en,ko}.json', {
  import: 'default',
  eager: true,
})

const textsIn = (language: Language) =>
  Object.fromEntries(
    Object.entries(files).flatMap(([file, texts]) => {
      const [, namespace, spoken] = /^\.\.\/(\w+)\/(\w+)\.json$/.exec(file) ?? []
      return namespace && spoken === language ? [[namespace, texts]] : []
    }),
  )

/** What is drawn first, without a browser and before anything was asked for, as HTML: for the tests beside components. */
export function drawn(what: ReactNode, language: Language = 'en'): string {
  const i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    defaultNS: 'app',
    resources: { [language]: textsIn(language) },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{what}</MemoryRouter>
      </QueryClientProvider>
    </I18nextProvider>,
  )
}

/** The words of it alone. */
export const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
