import { type Identification, linkPerson } from '@rollcall/contract/identifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refused } from '../ui/Refused.tsx'
import { WhoField } from './WhoField.tsx'
import type { Who } from './who.ts'

/** A name that was typed freely is found on the roster: from then on it is that person. It cannot be unlinked. */
export function LinkPerson({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('link.open')}
      </Button>
      {open && (
        <Dialog title={t('link.title')} onClose={() => setOpen(false)}>
          <LinkForm of={one} onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function LinkForm({
  of: one,
  onDone,
}: {
  readonly of: Identification
  readonly onDone: () => void
}) {
  const { t } = useTranslation('identifications')
  const nameOf = useNameOf()
  const [who, setWho] = useState<Who | null>(null)
  const personId = who && 'personId' in who ? who.personId : null
  const act = useAct(linkPerson, {
    onSuccess: (answered) => {
      onDone()
      takeIn(answered)
    },
  })
  return (
    <>
      <p>{t('link.text', { name: nameOf(one.person) })}</p>
      <Refused error={act.error} />
      <WhoField who={who} onChange={setWho} />
      {who && personId === null && <p>{t('link.notFreeText')}</p>}
      {personId && (
        <Buttons>
          <Button
            kind="primary"
            busy={act.isPending && t('sending')}
            onClick={() => act.mutate({ params: { identificationId: one.id }, body: { personId } })}
          >
            {t('link.do')}
          </Button>
        </Buttons>
      )}
    </>
  )
}
