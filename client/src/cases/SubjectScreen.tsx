import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { DocumentsOf } from '../attached/DocumentsOf.tsx'
import { Cite } from '../cite/Cite.tsx'
import { DossierLink } from '../cite/DossierLink.tsx'
import { Changes } from '../history/Changes.tsx'
import { FamilyHead } from '../identifications/FamilyHead.tsx'
import { useLive } from '../identifications/useLive.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { useManName, useManNumber } from '../men/useManName.ts'
import { PoolPart } from '../pool/PoolPart.tsx'
import { useTellMarks } from '../stills/useTellMarks.tsx'
import { Joined, ledFrom } from '../subjects/Joined.tsx'
import { KnowHim } from '../subjects/KnowHim.tsx'
import { NoPrisoner } from '../subjects/NoPrisoner.tsx'
import { Sightings } from '../subjects/Sightings.tsx'
import { SubjectTop } from '../subjects/SubjectTop.tsx'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { Candidates } from './Candidates.tsx'
import { Closed } from './Closed.tsx'
import { Excluded } from './Excluded.tsx'
import { Replies } from './Replies.tsx'
import styles from './SubjectScreen.module.css'

/** One man: where he is seen, who he may be, and how that stands now. */
export function SubjectScreen() {
  const { t } = useTranslation('cases')
  const subjectId = useIdParam('subjectId')
  const nameOf = useManName()
  const byNumber = useManNumber()
  const tell = useTellMarks('man')
  const { data: man, ...query } = useGet(getSubject, { params: { subjectId } })
  const fresh = useLive(subjectId)
  if (!man)
    return (
      <Page title={t('aMan')}>
        <Refused error={query.error} onAgain={query.refetch} />
        {query.isPending && <Loading rows={3} />}
      </Page>
    )
  if (man.mergedFrom) return <Navigate replace to={`/subjects/${man.id}`} state={ledFrom(man)} />
  const isOpen = man.standing !== 'confirmed' && man.noPrisoner === null
  return (
    <div className={styles.subject}>
      <DocumentTitle>{nameOf(man)}</DocumentTitle>
      <div className={styles.top}>
        <SubjectTop man={man} />
        <FamilyHead of={man.identifications} />
      </div>
      <div className={styles.seen}>
        <Sightings of={man} />
        <KnowHim man={man} />
        <Joined man={man} />
        <DocumentsOf of={{ subjectId: man.id }} />
        <Changes of={{ subjectId: man.id }} tell={tell} />
        <Cite of={{ key: `man-${man.number}`, what: byNumber(man.number) }} />
        <div className={styles.foot}>
          {man.can.dossier && <DossierLink subjectId={man.id} />}
          <FlagLink about={{ kind: 'subject', id: man.id }} />
        </div>
      </div>
      <div className={styles.names}>
        <NoPrisoner man={man} />
        {man.noPrisoner === null && <Candidates man={man} fresh={fresh} />}
        <Replies of={man.identifications} />
        <Excluded man={man} />
        <Closed of={man.identifications} />
        {isOpen && <PoolPart subjectId={man.id} className={styles.pool} />}
      </div>
    </div>
  )
}
