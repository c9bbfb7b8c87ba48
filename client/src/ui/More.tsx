import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './More.module.css'

interface MoreProps {
  /** What `useList` gave. */
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** The next page of a list, under what is there; once it has come the focus is on the first that is new. */
export function More({ list }: MoreProps) {
  const { t } = useTranslation('ui')
  const place = useRef<HTMLDivElement>(null)
  const last = useRef<Element | null>(null)
  useLayoutEffect(() => {
    const next = last.current?.nextElementSibling
    if (!(next instanceof HTMLElement) || next === place.current) return
    if (next.tagName !== last.current?.tagName) return
    last.current = null
    if (isHere(place.current)) focusOn(next)
  })
  if (!list.hasNextPage) return null
  const press = () => {
    last.current = lastBefore(place.current)
    list.fetchNextPage()
  }
  return (
    <div ref={place} className={styles.more}>
      <Button busy={list.isFetchingNextPage && t('loading')} onClick={press}>
        {t('more')}
      </Button>
    </div>
  )
}

/** The last of what stands above: of a list, or beside the button itself. */
function lastBefore(place: Element | null): Element | null {
  const above = place?.previousElementSibling ?? null
  const list = above?.querySelector('tbody') ?? above
  return list?.matches('ul, ol, tbody') ? list.lastElementChild : above
}

/** Whether the reader is still where he pressed: on the button, or nowhere since it has gone. */
const isHere = (place: Element | null): boolean =>
  place ? place.contains(document.activeElement) : document.activeElement === document.body

function focusOn(item: HTMLElement): void {
  const control = [...item.querySelectorAll<HTMLElement>('a[href], button')].find(isNamed)
  if (!control) item.tabIndex = -1
  const first = control ?? item
  first.focus()
}

const isNamed = (one: HTMLElement): boolean =>
  (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() !== ''
