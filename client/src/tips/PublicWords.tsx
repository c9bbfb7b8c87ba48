import type { Became } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { LongText } from '../identifications/LongText.tsx'
import styles from './PublicWords.module.css'

interface PublicWordsProps {
  readonly label: string
  readonly of: Became['words']
}

/** What everybody reads of a tip, word for word, what a moderator has yet to release, and from whom it says that it comes. */
export function PublicWords({ label, of: words }: PublicWordsProps) {
  const { t } = useTranslation('tips')
  const named = words.some((one) => one.of === 'origin')
  return (
    <section className={styles.words} aria-label={label}>
      <small>{label}</small>
      {words.map(({ of, text }) => (
        <blockquote key={`${of}${text}`}>
          {text === null ? (
            <small>{t(`public.held.${of}`)}</small>
          ) : of === 'origin' || of === 'knewHim' ? (
            <small>{t(`public.${of}`, { text })}</small>
          ) : (
            <LongText>{text}</LongText>
          )}
        </blockquote>
      ))}
      {!named && <small>{t('public.from')}</small>}
    </section>
  )
}
