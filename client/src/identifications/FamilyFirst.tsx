import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { takeIn } from '../men/cached.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Button } from '../ui/Button.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './FamilyFirst.module.css'

/** A relative is told from when everybody reads the name, and can object until then ([M8]). */
export function FamilyFirst({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { moment } = useFormat()
  const nameOf = useNameOf()
  const [objecting, setObjecting] = useState(false)
  if (!one.publicOn || !one.relative) return null
  return (
    <section className={styles.family} aria-label={t('family.title')}>
      <h4>{t('family.title')}</h4>
      <p>{t('family.text', { name: nameOf(one.person), at: moment(one.publicOn) })}</p>
      {one.can.giveEvidence && !objecting && (
        <Button kind="quiet" onClick={() => setObjecting(true)}>
          {t('family.object')}
        </Button>
      )}
      {objecting && <Objection of={one} onLeave={() => setObjecting(false)} />}
    </section>
  )
}

interface ObjectionProps {
  readonly of: Identification
  readonly onLeave: () => void
}

/** What he says against it becomes contrary evidence, which puts the case back on the desk. */
function Objection({ of: one, onLeave }: ObjectionProps) {
  const { t } = useTranslation('identifications')
  const act = useAct(giveEvidence, {
    onSuccess: (answered) => {
      takeIn(answered)
      offerUndo({ text: t('family.done') })
    },
  })
  return (
    <TextForm
      name="text"
      focused
      draft={`objection.${one.id}`}
      label={t('family.what')}
      hint={t('family.whatHint')}
      missing={t('family.missing')}
      send={t('family.do')}
      busy={t('sending')}
      leave={t('family.leave')}
      onLeave={onLeave}
      act={act}
      onSend={(text) =>
        act.mutate({
          params: { identificationId: one.id },
          body: { class: 'family', stance: 'against', origin: t('family.origin'), text },
        })
      }
    />
  )
}
