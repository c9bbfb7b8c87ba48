import { getPerson, type Person } from '@rollcall/contract/people.ts'
import { getPool } from '@rollcall/contract/pool.ts'
import { getSubject, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useGet, useList } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { otherPictures } from '../men/otherPictures.ts'
import { useManNumber } from '../men/useManName.ts'
import { poolIn } from '../pool/poolAsked.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { useBare } from '../ui/bare.ts'
import { DocumentTitle } from '../ui/DocumentTitle.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useKeys } from '../ui/useKeys.ts'
import bar from './AnswerBar.module.css'
import styles from './CompareRoom.module.css'
import { RoomHead } from './RoomHead.tsx'
import { RoomWaiting } from './RoomWaiting.tsx'
import { TwoPictures } from './TwoPictures.tsx'
import { useLooking } from './useLooking.ts'
import { useOpen } from './useOpen.ts'
import { usePortraitsShown, useSightingsShown } from './useShown.ts'
import { ViewBar } from './ViewBar.tsx'

/** An unknown man beside one of those he could be, for whom nobody has proposed him: only looked at, one after the other ([C5]). */
export function LookScreen() {
  const { t } = useTranslation('compare')
  const params = { subjectId: useIdParam('subjectId') }
  const personId = useIdParam('personId')
  const man = useGet(getSubject, { params })
  const person = useGet(getPerson, { params: { personId } })
  const error = man.error ?? person.error
  if (error && !(man.data && person.data))
    return (
      <Page title={t('compare')}>
        <Refused error={error} onAgain={man.error ? man.refetch : person.refetch} />
      </Page>
    )
  if (!man.data || !person.data) return <RoomWaiting title={t('compare')} />
  return <Look key={personId} man={man.data} person={person.data} />
}

function Look({ man, person }: { readonly man: SubjectPage; readonly person: Person }) {
  const { t } = useTranslation('compare')
  const byNumber = useManNumber()
  const name = person.name ?? ''
  const portraits = otherPictures(person.portraits, man.sightings)
  const looking = useLooking({
    left: useSightingsShown()(byNumber(man.number), man.sightings),
    right: usePortraitsShown()(name, portraits),
  })
  const open = useOpen(looking, { isLookOnly: true })
  const { place, next, back, propose } = useNext(man, person)
  useBare()
  return (
    <div className={styles.room}>
      {/* Without the name: nobody confirmed it, and a title goes into histories ([P5]). */}
      <DocumentTitle>{t('title', { number: man.number })}</DocumentTitle>
      <RoomHead {...{ who: person, man, back, looking, open }} isLookOnly />
      <section className={styles.pictures}>
        <TwoPictures looking={looking} />
      </section>
      {open.tools && <ViewBar looking={looking} onClose={open.closeTools} />}
      <section className={bar.bar}>
        <div className={bar.say}>
          <div className={bar.asked}>
            <h2>{name}</h2>
            <p>{place}</p>
          </div>
        </div>
        <div className={bar.answers}>
          <p className={bar.line}>{t(portraits.length > 0 ? 'look.only' : 'look.none')}</p>
        </div>
        <div className={bar.ways}>
          <div className={bar.words}>
            {man.can.propose && <ButtonLink to={propose}>{t('look.propose')}</ButtonLink>}
          </div>
          {next && (
            <div className={bar.on}>
              <ButtonLink kind="primary" to={next}>
                {t('look.next')} <KeyHint of="n" />
              </ButtonLink>
            </div>
          )}
        </div>
      </section>
    </div>
  )
}

/** Who comes after him among those who are left: the list is read on as far as him. */
function useNext(man: SubjectPage, person: Person) {
  const { t } = useTranslation('compare')
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const query = { ...poolIn(search), limit: 100 }
  const pool = useList(getPool, { params: { subjectId: man.id }, query })
  const items = pool.items ?? []
  const at = items.findIndex(({ id }) => id === person.id)
  const after = items[at + 1]
  const isShort = pool.items !== undefined && (at < 0 || !after) && pool.hasNextPage
  const { fetchNextPage, isFetchingNextPage } = pool
  useEffect(() => {
    if (isShort && !isFetchingNextPage) void fetchNextPage()
  })
  const to = (id: string) => ({ pathname: `/subjects/${man.id}/pool/${id}`, search: `${search}` })
  const next = after ? to(after.id) : null
  useKeys(next ? [{ key: 'n', text: t('look.next'), run: () => void navigate(next) }] : [])
  return {
    next,
    propose: `/subjects/${man.id}/propose?${new URLSearchParams([...search, ['person', person.id]])}`,
    back: `/subjects/${man.id}/pool${search.size > 0 ? `?${search}` : ''}`,
    place: at < 0 ? null : t('look.place', { at: at + 1, of: pool.first?.left ?? 0 }),
  }
}
