import { useMemo } from 'react'
import { formatIn } from './format.ts'
import { useLanguage } from './useLanguage.ts'

/** Figures and dates in the reader's language. */
export function useFormat() {
  const [language] = useLanguage()
  return useMemo(() => formatIn(language), [language])
}
