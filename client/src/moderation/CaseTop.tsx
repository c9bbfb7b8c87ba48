import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { DossierForLink, DossierLink } from '../cite/DossierLink.tsx'
import { Questioned } from '../identifications/Questioned.tsx'
import { RosterLine } from '../identifications/RosterLine.tsx'
import { StatusWord } from '../identifications/StatusWord.tsx'
import { usePresence } from '../live/hooks.ts'
import { NameNote } from '../men/PersonName.tsx'
import { useManNumber } from '../men/useManName.ts'
import { useNameOf } from '../men/useNameOf.ts'
import { useSeenIn } from '../subjects/useSeenIn.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Heading } from '../ui/Heading.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { LiveCount } from '../ui/LiveCount.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { VeilLine } from '../ui/VeilLine.tsx'
import { Around, PlaceOnDesk } from './Around.tsx'
import { Blocked } from './Blocked.tsx'
import type { CaseProps } from './Case.tsx'
import styles from './CaseTop.module.css'
import { Faces } from './Faces.tsx'
import { InHand } from './InHand.tsx'
import type { useClaim } from './useClaim.ts'
import { useFaces } from './useFaces.ts'
import { usePast } from './usePast.ts'

interface CaseTopProps extends CaseProps {
  /** Undefined until he is there. */
  readonly man: SubjectPage | undefined
  readonly held: ReturnType<typeof useClaim>
}

/** Both faces, whose they are, how the name stands, and the ways from here; once it is scrolled away a strip of it stays. */
export function CaseTop({ of: one, view, man, held }: CaseTopProps) {
  const { t } = useTranslation('moderation')
  const [search] = useSearchParams()
  const others = (usePresence(`subject:${one.subjectId}`) ?? 1) - 1
  const faces = useFaces(one, man)
  const { end, isPast } = usePast()
  const heading = useHeading(one, man)
  return (
    <div className={styles.top}>
      {isPast && (
        <div className={styles.strip} aria-hidden="true">
          <Faces of={faces} small />
          <span>{heading}</span>
        </div>
      )}
      <div className={styles.faces}>
        <Faces of={faces} to={comparing(one)} />
      </div>
      <div className={styles.words}>
        <div className={styles.place}>
          <Link to={{ pathname: '/desk', search: search.toString() }}>{t('case.back')}</Link>
          <PlaceOnDesk of={one.id} />
        </div>
        <Heading>{heading}</Heading>
        <NameNote of={one.person} />
        {one.person.id && <RosterLine personId={one.person.id} />}
        {man && <Seen man={man} />}
        <div className={styles.line}>
          <StatusWord of={one.status} />
          <Blocked of={one} view={view} />
          {others > 0 && <LiveCount>{t('case.looking', { count: others })}</LiveCount>}
          {!held.byOther && <InHand of={held} />}
        </div>
        <Questioned of={one} />
        {held.byOther && <InHand of={held} />}
        <div className={styles.ways}>
          <Ways of={one} man={man} />
          <Around of={one.id} />
        </div>
        {man && <VeilLine of={man.sightings.map(({ still }) => still)} />}
      </div>
      <div ref={end} className={styles.end} />
    </div>
  )
}

const comparing = ({ id, subjectId }: CaseProps['of']) => `/subjects/${subjectId}/compare/${id}`

function useHeading(one: CaseProps['of'], man: SubjectPage | undefined): string {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const byNumber = useManNumber()
  const name = nameOf(one.person)
  return man ? t('case.asked', { man: byNumber(man.number), name }) : t('case.heading', { name })
}

function Seen({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const seenIn = useSeenIn()
  if (man.sightings.length > 0) return <small>{seenIn(man.sightings)}</small>
  return <small>{t(man.restricted ? 'seen.restricted' : 'seen.nowhere')}</small>
}

/** To where the two are compared, to the page that everybody reads, and to what is printed of him. */
function Ways({ of: one, man }: Pick<CaseTopProps, 'of' | 'man'>) {
  const { t } = useTranslation('moderation')
  const navigate = useNavigate()
  const compare = comparing(one)
  useKeys([{ key: 'c', text: t('case.compare'), run: () => void navigate(compare) }])
  return (
    <Buttons>
      <ButtonLink to={compare}>
        {t('case.compare')} <KeyHint of="c" />
      </ButtonLink>
      <ButtonLink kind="quiet" to={`/subjects/${one.subjectId}`}>
        {t('case.hisPage')}
      </ButtonLink>
      {man?.can.dossier && <DossierLink subjectId={man.id} kind="quiet" />}
      <DossierForLink subjectId={one.subjectId} />
    </Buttons>
  )
}
