import type { Me } from '@rollcall/contract/accounts.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import styles from './AccountScreen.module.css'
import { BackupCodes } from './BackupCodes.tsx'
import { EnrolFactor } from './EnrolFactor.tsx'
import { GiveCode } from './GiveCode.tsx'
import { HeldFactor } from './HeldFactor.tsx'
import { Notice } from './Notice.tsx'

/** The account's second key: set up, given in this session, or looked after. */
export function SecondFactor({ me }: { readonly me: Me }) {
  const { t } = useTranslation('accounts')
  const { state, needed } = me.secondFactor
  return (
    <section className={styles.section} aria-labelledby="second-factor">
      <h2 id="second-factor">{t('factor.title')}</h2>
      {needed && state !== 'given' && (
        <Notice title={t('factor.needed')}>
          <p>{t(`factor.neededWhat.${state}`)}</p>
        </Notice>
      )}
      <Present state={state} />
    </section>
  )
}

function Present({ state }: Pick<Me['secondFactor'], 'state'>) {
  const { t } = useTranslation('accounts')
  const { refreshAll } = useAnswers()
  const [codes, show] = useState<readonly string[] | null>(null)
  if (codes)
    return (
      <BackupCodes
        codes={codes}
        onDone={() => {
          show(null)
          void refreshAll()
        }}
      />
    )
  switch (state) {
    case 'none':
      return (
        <>
          <p>{t('factor.what')}</p>
          <EnrolFactor
            onEnrolled={(made) => {
              show(made)
              void refreshAll()
            }}
          />
        </>
      )
    case 'asked':
      return <GiveCode send={t('factor.give')} onGiven={refreshAll} />
    case 'given':
      return <HeldFactor onNewCodes={show} onRemoved={refreshAll} />
    default:
      return state satisfies never
  }
}
