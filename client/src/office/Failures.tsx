import { type Failure, listFailures, ruleFailure } from '@rollcall/contract/office.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct, useList } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { More } from '../ui/More.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Row, Rows } from '../ui/Rows.tsx'
import styles from './OfficeScreen.module.css'

/** Work that failed so often that somebody has to look at it; nothing at all where there is none. */
export function Failures() {
  const { t } = useTranslation('office')
  const list = useList(listFailures, {})
  if (!list.items?.length) return <Refused error={list.error} />
  return (
    <section className={styles.part}>
      <h2>{t('failures.title')}</h2>
      <p>{t('failures.text')}</p>
      <Rows>
        {list.items.map((failure) => (
          <OneFailure key={failure.id} failure={failure} />
        ))}
      </Rows>
      <More list={list} />
    </section>
  )
}

function OneFailure({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('office')
  const { moment } = useFormat()
  const answers = useAnswers()
  const [asked, ask] = useState(false)
  const act = useAct(ruleFailure, {
    onSuccess: (_, { body }) => {
      announce(t(body?.ruling === 'again' ? 'failures.triedAgain' : 'failures.gone'))
      ask(false)
      void answers.refresh(listFailures)
    },
  })
  const rule = (ruling: 'again' | 'given-up') =>
    act.mutate({ params: { failureId: failure.id }, body: { ruling } })
  const { work, kind, failures, error } = failure
  const busy = act.isPending && t('failures.ruling')
  return (
    <Row>
      <div className={styles.failure}>
        <strong>{t(`failures.what.${kind}`)}</strong>
        <span>{t(`failures.todo.${kind}`)}</span>
        <small>
          {t('failures.since', { work, count: failures, error, since: moment(failure.since) })}
        </small>
        {!asked && <Refused error={act.error} />}
        <Buttons>
          <Button busy={!asked && busy} onClick={() => rule('again')}>
            {t('failures.again')}
          </Button>
          <Button kind="quiet" onClick={() => ask(true)}>
            {t('failures.giveUp')}
          </Button>
        </Buttons>
      </div>
      {asked && (
        <Dialog title={t('failures.giveUp')} onClose={() => ask(false)}>
          <p>{t('failures.giveUpMeans', { work: t(`failures.what.${kind}`) })}</p>
          <Refused error={act.error} />
          <Buttons>
            <Button kind="primary" busy={busy} onClick={() => rule('given-up')}>
              {t('failures.giveUp')}
            </Button>
          </Buttons>
        </Dialog>
      )}
    </Row>
  )
}
