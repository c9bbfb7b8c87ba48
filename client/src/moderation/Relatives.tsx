import { liftRelative } from '@rollcall/contract/cases.ts'
import type { CaseView } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import told from '../identifications/Told.module.css'
import { takeIn } from '../men/cached.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ReasonsForm } from './ReasonsForm.tsx'
import styles from './Relatives.module.css'

type Relative = CaseView['relatives'][number]

interface RelativesProps {
  readonly of: Identification
  readonly those: readonly Relative[]
}

/** Who said that he is a relative of the proposed man. */
export function Relatives({ of: one, those }: RelativesProps) {
  const { t } = useTranslation('moderation')
  const [lifting, setLifting] = useState<Relative | null>(null)
  if (those.length === 0) return null
  return (
    <section className={told.told}>
      <h2>{t('relatives.title')}</h2>
      <ul>
        {those.map((relative) => (
          <li key={relative.accountId} className={styles.relative}>
            {relative.name}
            {/* Whoever has a part in the case rules nothing in it. */}
            {one.can.decide.length > 0 && (
              <Button kind="plain" onClick={() => setLifting(relative)}>
                {t('relatives.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lifting && <Lift of={one} relative={lifting} onClose={() => setLifting(null)} />}
    </section>
  )
}

interface LiftProps {
  readonly of: Identification
  readonly relative: Relative
  readonly onClose: () => void
}

function Lift({ of: one, relative, onClose }: LiftProps) {
  const { t } = useTranslation('moderation')
  const act = useAct(liftRelative, {
    onSuccess: (answered) => {
      takeIn(answered)
      onClose()
    },
  })
  const { accountId, name } = relative
  return (
    <Dialog title={t('relatives.lift')} onClose={onClose}>
      <p>{t('relatives.does', { name })}</p>
      <ReasonsForm
        draft={`lift.${one.id}.${accountId}`}
        label={t('relatives.why')}
        act={act}
        onSend={(reasons) =>
          act.mutate({ params: { identificationId: one.id, accountId }, body: { reasons } })
        }
        send={t('relatives.do')}
      />
    </Dialog>
  )
}
