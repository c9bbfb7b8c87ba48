import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Portrait } from '@rollcall/contract/portraits.ts'
import type { ShownSighting, SubjectPage } from '@rollcall/contract/subjects.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { NameNote, PersonName } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Heading } from '../ui/Heading.tsx'
import { VotePanel } from '../votes/VotePanel.tsx'
import styles from './CompareRoom.module.css'
import { Lacking } from './Lacking.tsx'
import { TwoPictures } from './TwoPictures.tsx'
import { usePortraitsShown, useSightingsShown } from './useShown.ts'

interface CompareRoomProps {
  readonly one: Identification
  readonly man: { readonly id: string; readonly number: number }
  readonly sightings: readonly ShownSighting[]
  readonly portraits: readonly Portrait[]
  /** Where there is no portrait: another man who is confirmed to be that person. */
  readonly elsewhere?: Pick<SubjectPage, 'number' | 'sightings'>
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
  elsewhere,
  title,
  beside,
  onUndone,
}: CompareRoomProps) {
  const { t } = useTranslation('compare')
  const byNumber = useManNumber()
  const nameOf = useNameOf()
  const shownMan = useSightingsShown()
  const shownPortraits = usePortraitsShown()
  const [called, name] = [byNumber(man.number), nameOf(one.person)]
  const left = shownMan(called, sightings)
  const hasPortrait = portraits.length > 0
  const number = elsewhere?.number ?? 0
  const right = hasPortrait
    ? shownPortraits(name, portraits)
    : shownMan(byNumber(number), elsewhere?.sightings ?? [])
  const without = one.person.withheld
    ? 'portraitWithheld'
    : elsewhere
      ? 'confirmedAs'
      : 'noPortrait'
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
          {!hasPortrait && <p>{t(without, { name, number })}</p>}
          <NameNote of={one.person} />
        </div>
        {right.length > 0 || (one.person.withheld && !one.can.vote) ? (
          <VotePanel of={one} name={name} keys heading="h2" {...(onUndone && { onUndone })} />
        ) : (
          <Lacking of={one} name={name} />
        )}
      </div>
    </div>
  )
}
