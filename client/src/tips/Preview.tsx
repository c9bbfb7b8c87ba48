import type { Became } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { PublicWords } from './PublicWords.tsx'

type Word = Became['words'][number]

/** The exact words that will be public, as they are sent, before they are. */
export function Preview(of: Partial<Readonly<Record<Word['of'], string>>>) {
  const { t } = useTranslation('tips')
  const words = (['reasons', 'text', 'knewHim', 'origin'] as const).flatMap((one): Word[] => {
    const text = of[one]?.trim()
    return text ? [{ of: one, text }] : []
  })
  if (words.length === 0) return null
  return <PublicWords label={t('public.will')} of={words} />
}
