import type { Identification } from '@rollcall/contract/identifications.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { useLive } from '../identifications/useLive.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { NotFound } from '../ui/NotFound.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { CompareRoom } from './CompareRoom.tsx'
import { RoomWaiting } from './RoomWaiting.tsx'

/** An unknown man beside whom he may be, as large as the window allows. */
export function CompareScreen() {
  const { t } = useTranslation('compare')
  const subjectId = useIdParam('subjectId')
  const identificationId = useIdParam('identificationId')
  const { data: man, error, refetch } = useGet(getSubject, { params: { subjectId } })
  useLive(subjectId)
  if (error && !man)
    return (
      <Page title={t('compare')}>
        <Refused error={error} onAgain={refetch} />
      </Page>
    )
  if (!man) return <RoomWaiting title={t('compare')} />
  const one = man.identifications.find(({ id }) => id === identificationId)
  return one ? <Comparing man={man} one={one} /> : <NotFound />
}

function Comparing({ man, one }: { readonly man: SubjectPage; readonly one: Identification }) {
  const { t } = useTranslation('compare')
  const { id, withheld } = one.person
  const navigate = useNavigate()
  useKeys([{ key: 'n', text: t('next'), run: () => void navigate('/compare') }])
  const asked = id !== null && !withheld
  const person = useGet(
    getPerson,
    { params: { personId: id ?? ('' as never) } },
    { enabled: asked },
  )
  const { confirmedAs } = one
  const elsewhere = useGet(
    getSubject,
    { params: { subjectId: confirmedAs ?? ('' as never) } },
    { enabled: confirmedAs !== null },
  )
  // Without the name: it is not confirmed, and a title goes into histories and to whom the page is sent ([P5]).
  const title = t('title', { number: man.number })
  if ((asked && person.isPending) || (confirmedAs && elsewhere.isPending))
    return <RoomWaiting title={title} />
  const portraits = person.data?.portraits ?? []
  return (
    <CompareRoom
      one={one}
      man={man}
      sightings={man.sightings}
      portraits={portraits}
      {...(elsewhere.data && { elsewhere: elsewhere.data })}
      title={title}
      back={`/subjects/${man.id}`}
      ways={{
        after: (
          <ButtonLink kind="primary" to="/compare">
            {t('next')} <KeyHint of="n" />
          </ButtonLink>
        ),
      }}
    />
  )
}
