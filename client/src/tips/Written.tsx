import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Tip.module.css'
import { relations } from './write/tipForm.ts'

interface WrittenProps {
  readonly of: {
    readonly who?: string | null | undefined
    readonly how: string
    readonly relationship?: string | null | undefined
    readonly mayPublish: boolean
    readonly mayQuote?: boolean | undefined
  }
}

/** What a tip says, as it was written. */
export function Written({ of: { who, how, relationship, mayPublish, mayQuote } }: WrittenProps) {
  const { t } = useTranslation('tips')
  const known = relations.find((one) => one === relationship)
  return (
    <dl className={styles.written}>
      {who && <Said label={t('who')}>{who}</Said>}
      <Said label={t('how')}>{how}</Said>
      {relationship && (
        <Said label={t('relation')}>{known ? t(`relations.${known}`) : relationship}</Said>
      )}
      <Said label={t('mayPublish')}>{t(`publish.${mayPublish ? 'yes' : 'no'}`)}</Said>
      <Said label={t('mayQuote')}>{t(`quote.${mayQuote ? 'yes' : 'no'}`)}</Said>
    </dl>
  )
}

function Said({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
