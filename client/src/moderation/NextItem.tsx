import { getQueue, type QueueItem, queueKind } from '@rollcall/contract/moderation.ts'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useNameOf } from '../men/useNameOf.ts'
import styles from './Decide.module.css'
import { useWatchNext } from './useWatchQueue.ts'

const LOOKED_AT = 20

/** What comes next in the queue that nobody has in hand, of the kind that is gone through. */
export function NextItem({ than }: { readonly than: string }) {
  const { t } = useTranslation('moderation')
  const nameOf = useNameOf()
  const [search] = useSearchParams()
  const kind = queueKind.safeParse(search.get('kind')).data
  const { data } = useGet(getQueue, { query: { limit: LOOKED_AT, ...(kind ? { kind } : {}) } })
  useWatchNext()
  const next = data?.items.find((item) => isFree(item) && !isOf(item, than))
  if (!next) return null
  const to =
    next.kind === 'tip'
      ? `/desk/tips/${next.tipId}`
      : next.kind === 'flag'
        ? `/desk/flags/${next.flagId}`
        : `/desk/${next.identificationId}${kind ? `?kind=${kind}` : ''}`
  const what =
    'person' in next
      ? t('desk.mayBe', { number: next.subjectNumber, name: nameOf(next.person) })
      : t(next.kind === 'tip' ? 'desk.tip' : 'flag.title')
  return (
    <p className={styles.next}>
      {t('case.next')} <Link to={to}>{what}</Link>
    </p>
  )
}

const isFree = ({ claim, can }: QueueItem): boolean => can.claim && (claim === null || claim.mine)

const isOf = (item: QueueItem, id: string): boolean =>
  'person' in item && item.identificationId === id
