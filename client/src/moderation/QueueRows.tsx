import type { QueueItem, QueueKind } from '@rollcall/contract/moderation.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Rows } from '../ui/Rows.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { QueueRow } from './QueueRow.tsx'

interface QueueRowsProps {
  readonly of: readonly QueueItem[]
  readonly kind: QueueKind | undefined
}

/** The queue; j and k go from one item to the next, Enter opens it. */
export function QueueRows({ of: items, kind }: QueueRowsProps) {
  const { t } = useTranslation('moderation')
  const list = useRef<HTMLUListElement>(null)
  const move = (by: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])]
    const row = document.activeElement?.closest('li')
    const at = links.findIndex((link) => row?.contains(link))
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys([
    { key: 'j', text: t('keys.next'), run: () => move(1) },
    { key: 'k', text: t('keys.previous'), run: () => move(-1) },
  ])
  return (
    <Rows ref={list}>
      {items.map((item) => (
        <QueueRow key={item.id} of={item} kind={kind} />
      ))}
    </Rows>
  )
}
