import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/problem.ts'
import { Notice } from './Notice.tsx'

const MINUTE = 60

/** When to come back. */
export function TooMany({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('accounts')
  const seconds = Number(problem.document.retryAfterSeconds ?? MINUTE)
  const minutes = Math.max(1, Math.ceil(seconds / MINUTE))
  return (
    <Notice title={t('tooMany')}>
      <p>{t('comeBack', { count: minutes })}</p>
    </Notice>
  )
}
