import { getDesk } from '@rollcall/contract/desk.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useGet } from '../api/queries.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Around.module.css'
import { deskPath, isFree, useKind } from './deskPath.ts'
import { useItemName } from './useItemName.ts'
import { useTold } from './useTold.ts'
import { isOf, useWatchNext } from './useWatchDesk.ts'

const LOOKED_AT = 20

/** What stands before and after something on the desk that nobody else has in hand, of the kind that is gone through. */
function useAround(id: string) {
  const kind = useKind()
  const { data, isFetchedAfterMount } = useGet(getDesk, {
    query: { limit: LOOKED_AT, ...(kind && { kind }) },
  })
  useWatchNext()
  const items = data?.items.flatMap((man) => man.items) ?? []
  const last = items.findLastIndex((item) => isOf(item, id))
  const first = items.findIndex((item) => isOf(item, id))
  const others = (some: typeof items) => some.filter((item) => isFree(item) && !isOf(item, id))
  const placed = (item: (typeof items)[number] | undefined) =>
    item && { item, path: deskPath(item, kind) }
  return {
    /** Whether the desk has been read since this part is on the screen. */
    isRead: isFetchedAfterMount,
    /** Its place among what waits, from 1; null where it is not among the first. */
    at: first < 0 ? null : first + 1,
    waiting: data?.waiting && (kind ? [data.waiting[kind]] : Object.values(data.waiting)),
    previous: placed(others(items.slice(0, Math.max(0, first))).at(-1)),
    // After the last one what was left behind; after what is done with, what presses most.
    next: placed([...others(items.slice(last + 1)), ...others(items)][0]),
  }
}

/** The ways to what stands beside it on the desk; j and k go there. */
export function Around({ of: id }: { readonly of: string }) {
  const { t } = useTranslation('moderation')
  const navigate = useNavigate()
  const itemName = useItemName()
  const { previous, next } = useAround(id)
  const go = (to: string | undefined) => to && void navigate(to)
  useKeys([
    { key: 'j', text: t('keys.next'), run: () => go(next?.path) },
    { key: 'k', text: t('keys.previous'), run: () => go(previous?.path) },
  ])
  if (!previous && !next) return null
  return (
    <nav className={styles.around} aria-label={t('around.title')}>
      {previous && (
        <ButtonLink kind="quiet" to={previous.path}>
          <VisuallyHidden>
            {t('around.previousIs', { what: itemName(previous.item, 'ofWhom') })}
          </VisuallyHidden>
          <span aria-hidden="true">←</span> <KeyHint of="k" />
        </ButtonLink>
      )}
      {next && (
        <ButtonLink kind="quiet" to={next.path}>
          <VisuallyHidden>
            {t('around.nextIs', { what: itemName(next.item, 'ofWhom') })}
          </VisuallyHidden>
          <span aria-hidden="true">{t('around.next')}</span> <KeyHint of="j" />
        </ButtonLink>
      )}
    </nav>
  )
}

/** Which of all that waits it is, of the kind that is gone through. */
export function PlaceOnDesk({ of: id }: { readonly of: string }) {
  const { t } = useTranslation('moderation')
  const { number } = useFormat()
  const told = useTold()
  const { at, waiting } = useAround(id)
  if (at === null || !waiting) return null
  return <> · {t('around.at', { at: number(at), of: told(...waiting) })}</>
}

/** After the reader's own act: what comes next, under his hand, by the desk as it is after that act. */
export function Onward({ of: id }: { readonly of: string }) {
  const { t } = useTranslation('moderation')
  const itemName = useItemName()
  const { refresh } = useAnswers()
  const around = useAround(id)
  const { isRead } = around
  const next = isRead ? around.next : undefined
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.focus(), [])
  const readAnew = useEffectEvent(() => void refresh(getDesk))
  useEffect(() => readAnew(), [])
  return (
    <div className={styles.onward} role="status">
      <p>{t(next ? 'around.done' : isRead ? 'around.doneAll' : 'around.doneYet')}</p>
      <ButtonLink ref={link} kind="primary" to={next?.path ?? '/desk'}>
        {next ? itemName(next.item, 'ofWhom') : t('case.back')}
      </ButtonLink>
    </div>
  )
}
