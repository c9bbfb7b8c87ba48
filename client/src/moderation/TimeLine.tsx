import type { Exclusion } from '@rollcall/contract/exclusions.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useExclusions } from '../exclusions/useExclusions.ts'
import { useFormat } from '../i18n/useFormat.ts'
import told from '../identifications/Told.module.css'
import { useReplies } from '../identifications/useReplies.ts'
import { FlagLink } from '../men/FlagLink.tsx'
import { exclusionsOf } from './exclusionsOf.ts'
import styles from './TimeLine.module.css'
import { useLastLook } from './useLastLook.ts'
import { useMoments } from './useMoments.ts'

/** All that happened in a case in one line of time; what is new since this reader last looked says so. */
export function TimeLine({ of: one }: { readonly of: Identification }) {
  const { t } = useTranslation('moderation')
  const { items, error } = useExclusions(one.subjectId)
  return (
    <section className={told.told} aria-labelledby="time-line">
      <h2 id="time-line">{t('timeLine.title')}</h2>
      {(items || error) && <Moments of={one} exclusions={exclusionsOf(one, items ?? [])} />}
    </section>
  )
}

interface MomentsProps {
  readonly of: Identification
  readonly exclusions: readonly Exclusion[]
}

function Moments({ of: one, exclusions }: MomentsProps) {
  const { t } = useTranslation('moderation')
  const { moment } = useFormat()
  const { items: replies = [] } = useReplies(one)
  const moments = useMoments(one, exclusions, replies)
  const isNew = useLastLook(one.id, moments.at(-1)?.at ?? '')
  const news = moments.filter(({ at }) => isNew(at)).length
  const isCut = one.moreEvidence !== null || one.moreProposals !== null
  return (
    <>
      {news > 0 && <p>{t('timeLine.news', { count: news })}</p>}
      <ol className={told.turns}>
        {moments.map(({ key, at, words, said, ruling }) => (
          <li key={key} className={told.item}>
            {isNew(at) && (
              <>
                <b className={styles.new}>{t('timeLine.new')}</b>{' '}
              </>
            )}
            {words} <small>{moment(at)}</small>
            {said && <p>{said}</p>}
            {said && ruling && (
              <FlagLink about={{ kind: 'ruling', id: one.id, at }} of={one.subjectId} />
            )}
          </li>
        ))}
      </ol>
      {isCut && <p>{t('timeLine.cut')}</p>}
    </>
  )
}
