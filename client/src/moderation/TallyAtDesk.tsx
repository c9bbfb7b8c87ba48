import { openTally } from '@rollcall/contract/cases.ts'
import { MOST_CONTRARY } from '@rollcall/contract/caseView.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import told from '../identifications/Told.module.css'
import { takeIn } from '../men/cached.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Result } from '../votes/Result.tsx'
import { ReasonsForm } from './ReasonsForm.tsx'

/** How people answered, or the way to see it without having answered. */
export function TallyAtDesk({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('moderation')
  const contrary = one.case?.contrary ?? 0
  const [open, setOpen] = useState(false)
  return (
    <section className={told.told}>
      <h2>{t('tally.title')}</h2>
      <Result of={one} />
      {contrary > 0 && (
        <p>
          {t(contrary < MOST_CONTRARY ? 'tally.contrary' : 'tally.contraryMany', {
            count: contrary,
          })}
        </p>
      )}
      {one.can.openTally && (
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t('tally.open')}
        </Button>
      )}
      {open && <OpenTally of={one} onClose={() => setOpen(false)} />}
    </section>
  )
}

interface OpenTallyProps {
  readonly of: Identification
  readonly onClose: () => void
}

function OpenTally({ of: one, onClose }: OpenTallyProps) {
  const { t } = useTranslation('moderation')
  const act = useAct(openTally, {
    onSuccess: (answered) => {
      takeIn(answered)
      onClose()
    },
  })
  return (
    <Dialog title={t('tally.title')} onClose={onClose}>
      <p>{t('tally.does')}</p>
      <ReasonsForm
        draft={`tally.${one.id}`}
        label={t('tally.why')}
        act={act}
        onSend={(reasons) =>
          act.mutate({ params: { identificationId: one.id }, body: { reasons } })
        }
        send={t('tally.do')}
      />
    </Dialog>
  )
}
