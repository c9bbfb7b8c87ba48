import type { Identification } from '@rollcall/contract/identifications.ts'
import { withdraw } from '@rollcall/contract/identifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refused } from '../ui/Refused.tsx'
import styles from './Acts.module.css'
import { LinkPerson } from './LinkPerson.tsx'

interface ActsProps {
  readonly of: Identification
  /** The desk does not lead to itself. */
  readonly atDesk?: boolean
}

/** What the reader may do with it beside answering. */
export function Acts({ of: one, atDesk = false }: ActsProps) {
  const { t } = useTranslation('identifications')
  const { giveEvidence, withdraw: mayWithdraw, link } = one.can
  const moderates = one.case !== undefined && !atDesk
  if (!giveEvidence && !mayWithdraw && !link && !moderates) return null
  return (
    <div className={styles.acts}>
      <Buttons>
        {giveEvidence && (
          <ButtonLink kind="quiet" to={`/identifications/${one.id}/evidence`}>
            {t('giveEvidence')}
          </ButtonLink>
        )}
        {giveEvidence && one.person.id && !atDesk && (
          <ButtonLink
            kind="quiet"
            to={`/subjects/${one.subjectId}/exclude?person=${one.person.id}`}
          >
            {t('exclude')}
          </ButtonLink>
        )}
        {moderates && (
          <ButtonLink kind="quiet" to={`/desk/${one.id}`}>
            {t('atTheDesk')}
          </ButtonLink>
        )}
        {link && <LinkPerson of={one} />}
        {mayWithdraw && <Withdraw of={one} />}
      </Buttons>
    </div>
  )
}

/** Cannot be undone by the author, so it is asked for twice. */
function Withdraw({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const nameOf = useNameOf()
  const [open, setOpen] = useState(false)
  const act = useAct(withdraw, {
    onSuccess: (answered) => {
      setOpen(false)
      takeIn(answered)
    },
  })
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('withdraw.open')}
      </Button>
      {open && (
        <Dialog title={t('withdraw.title')} onClose={() => setOpen(false)}>
          <p>{t('withdraw.text', { name: nameOf(one.person) })}</p>
          <Refused error={act.error} />
          <Button
            kind="primary"
            busy={act.isPending && t('sending')}
            onClick={() => act.mutate({ params: { identificationId: one.id } })}
          >
            {t('withdraw.do')}
          </Button>
        </Dialog>
      )}
    </>
  )
}
