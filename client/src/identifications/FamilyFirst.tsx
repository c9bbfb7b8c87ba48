import { giveEvidence, type Identification } from '@rollcall/contract/identifications.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useAct } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { takeIn } from '../men/cached.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { Button } from '../ui/Button.tsx'
import { TextForm } from '../ui/TextForm.tsx'
import { offerUndo } from '../ui/undo.ts'
import styles from './FamilyFirst.module.css'
import { familyPlace, isToldFirst } from './familyPlace.ts'

/** A relative is told from when everybody reads the name, and can object until then ([M8]). */
export function FamilyFirst({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('identifications')
  const { moment } = useFormat()
  const nameOf = useNameOf()
  const [objecting, setObjecting] = useState(false)
  const place = useAskedFor(familyPlace(one))
  if (!isToldFirst(one)) return null
  return (
    <section
      ref={place}
      id={familyPlace(one)}
      tabIndex={-1}
      className={styles.family}
      aria-label={t('family.title')}
    >
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

/** Whoever follows the line at the head of the page goes on from here. */
function useAskedFor(id: string) {
  const place = useRef<HTMLElement>(null)
  const { hash, key } = useLocation()
  useEffect(() => {
    if (hash === `#${id}`) place.current?.focus()
  }, [hash, key, id])
  return place
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
