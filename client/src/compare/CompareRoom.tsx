import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Portrait } from '@rollcall/contract/people.ts'
import type { ShownSighting } from '@rollcall/contract/subjects.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { NameNote, PersonName } from '../identifications/PersonName.tsx'
import { useNameOf } from '../identifications/useNameOf.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Heading } from '../ui/Heading.tsx'
import { VotePanel } from '../votes/VotePanel.tsx'
import styles from './CompareRoom.module.css'
import { TwoPictures } from './TwoPictures.tsx'
import { usePortraitsShown, useSightingsShown } from './useShown.ts'

interface CompareRoomProps {
  readonly one: Identification
  readonly man: { readonly id: string; readonly number: number }
  readonly sightings: readonly ShownSighting[]
  readonly portraits: readonly Portrait[]
  readonly title: string
  /** What stands at the right of the names. */
  readonly beside?: ReactNode
  readonly onUndone?: () => void
}

/** A man and whom he may be, and under them the question. */
export function CompareRoom({
  one,
  man,
  sightings,
  portraits,
  title,
  beside,
  onUndone,
}: CompareRoomProps) {
  const { t } = useTranslation('compare')
  const nameOf = useNameOf()
  const shownMan = useSightingsShown()
  const shownPortraits = usePortraitsShown()
  const [called, name] = [t('man', { number: man.number }), nameOf(one.person)]
  const left = shownMan(called, sightings)
  const hasPortrait = portraits.length > 0
  const right = hasPortrait ? shownPortraits(name, portraits) : left.slice(1)
  return (
    <div className={styles.room}>
      <DocumentTitle>{title}</DocumentTitle>
      <div className={styles.top}>
        <Heading className={styles.names}>
          <Link to={`/subjects/${man.id}`}>{called}</Link> <span>{t('and')}</span>{' '}
          <PersonName of={one.person} />
        </Heading>
        {beside}
      </div>
      <TwoPictures key={one.id} of={{ left, right }} />
      <div className={styles.foot}>
        <div className={styles.look}>
          <p>{t('lookAt')}</p>
          {!hasPortrait && (
            <p>
              {t(one.person.withheld ? 'portraitWithheld' : 'noPortrait', { name })}{' '}
              {t(right.length > 0 ? 'anotherPicture' : 'onePicture')}
            </p>
          )}
          <NameNote of={one.person} />
        </div>
        <VotePanel of={one} name={name} keys heading="h2" {...(onUndone && { onUndone })} />
      </div>
    </div>
  )
}
