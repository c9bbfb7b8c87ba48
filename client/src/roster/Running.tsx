import { getImport, type RosterImport, stopImport } from '@rollcall/contract/imports.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './roster.module.css'

/** How far it is. It goes on when the page is left. */
export function Running({ one }: { readonly one: RosterImport }) {
  const { t } = useTranslation('roster')
  const { number } = useFormat()
  const answers = useAnswers()
  const params = { importId: one.id }
  const stop = useAct(stopImport, {
    onSuccess: (stopped) => answers.set(getImport, { params }, stopped),
  })
  const { rows, allRows, dryRun } = one
  const words = { count: allRows ?? rows, done: number(rows), all: number(allRows ?? 0) }
  const how = allRows === null ? 'some' : 'of'
  const doing = dryRun ? t(`trying.${how}`, words) : t(`importing.${how}`, words)
  return (
    <section className={styles.part}>
      <Progress doing={doing} done={allRows ? rows / allRows : null} />
      <p>{t('goesOn')}</p>
      <Refused error={stop.error} />
      <Buttons>
        <Button busy={stop.isPending && t('stopping')} onClick={() => stop.mutate({ params })}>
          {t('stop')}
        </Button>
      </Buttons>
    </section>
  )
}
