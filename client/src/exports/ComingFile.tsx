import { useTranslation } from 'react-i18next'
import { GiveCode } from '../accounts/GiveCode.tsx'
import { isProblem } from '../api/problem.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './ExportsScreen.module.css'
import { type Coming, stopTaking } from './taking.ts'

interface ComingFileProps {
  readonly coming: Coming
  readonly onAgain: () => unknown
}

/** How far a file has come, and how it ended: one that broke off is never taken for a whole one. */
export function ComingFile({ coming, onAgain }: ComingFileProps) {
  const { t } = useTranslation('exports')
  const { state, error, name } = coming
  const amount = useAmount(coming)
  switch (state) {
    case 'coming':
      return (
        <div className={styles.coming}>
          <Progress doing={t('coming.now', { amount })} done={shareOf(coming)} />
          <Button kind="plain" onClick={stopTaking}>
            {t('coming.stop')}
          </Button>
        </div>
      )
    case 'whole':
      return (
        <p role="status" className={styles.coming}>
          {t('coming.whole', { amount, name })}
        </p>
      )
    case 'stopped':
      return (
        <p role="status" className={styles.coming}>
          {t('coming.stopped')}
        </p>
      )
    case 'broken':
      return (
        <div role="alert" className={styles.coming}>
          <p className={styles.wrong}>{t('coming.broken', { amount })}</p>
          <Button kind="quiet" onClick={onAgain}>
            {t('coming.again')}
          </Button>
        </div>
      )
    case 'refused':
      if (isProblem(error, 'second-factor.required'))
        return (
          <div className={styles.coming}>
            <p role="alert">{t('factor.why')}</p>
            <GiveCode send={t('factor.give')} onGiven={onAgain} />
          </div>
        )
      return (
        <div className={styles.coming}>
          <Refused error={error} />
        </div>
      )
    default:
      return state satisfies never
  }
}

const shareOf = ({ rows, of }: Coming): number | null =>
  rows === null || !of ? null : Math.min(1, rows / of)

function useAmount({ bytes, rows, of }: Coming): string {
  const { t } = useTranslation('exports')
  const { number, size } = useFormat()
  if (rows === null) return size(bytes)
  const counted = { count: of ?? rows, rows: number(rows), size: size(bytes) }
  return of === null
    ? t('coming.rows', counted)
    : t('coming.rowsOf', { ...counted, of: number(of) })
}
