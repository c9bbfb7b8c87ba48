import { claimItem, releaseItem } from '@rollcall/contract/claims.ts'
import { type DeskMan, getDesk } from '@rollcall/contract/desk.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { Refused } from '../ui/Refused.tsx'
import { Rows } from '../ui/Rows.tsx'
import { useKeys } from '../ui/useKeys.ts'
import { DeskManRow } from './DeskManRow.tsx'

/** The desk, one row a man; j and k go from one thing to the next, Enter opens it, x takes it in hand or gives it back. */
export function DeskMen({ of: men }: { readonly of: readonly DeskMan[] }) {
  const { t } = useTranslation('moderation')
  const list = useRef<HTMLUListElement>(null)
  const { toggle, error } = useTaking()
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])]
  const at = () => {
    const row = document.activeElement?.closest('[data-item]')
    return links().findIndex((link) => row?.contains(link))
  }
  const move = (by: 1 | -1) => {
    const all = links()
    const here = at()
    all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))]?.focus()
  }
  useKeys([
    { key: 'j', text: t('keys.next'), run: () => move(1) },
    { key: 'k', text: t('keys.previous'), run: () => move(-1) },
    {
      key: 'x',
      text: t('keys.take'),
      run: () => {
        const id = links()[at()]?.dataset['opens']
        const item = men.flatMap(({ items }) => items).find((one) => one.id === id)
        if (item) toggle(item)
      },
    },
  ])
  return (
    <>
      <Refused error={error} />
      <Rows ref={list}>
        {men.map((man) => (
          <DeskManRow key={man.id} of={man} />
        ))}
      </Rows>
    </>
  )
}

/** Takes something in hand, or gives back what one has. */
function useTaking() {
  const { t } = useTranslation('moderation')
  const { refresh } = useAnswers()
  const done = (text: string) => () => {
    announce(text)
    void refresh(getDesk)
  }
  const take = useAct(claimItem, { onSuccess: done(t('claim.mine')) })
  const give = useAct(releaseItem, { onSuccess: done(t('claim.given')) })
  return {
    error: take.error ?? give.error,
    toggle: ({ id, claim, can }: DeskMan['items'][number]) => {
      take.reset()
      give.reset()
      const asked = { params: { itemId: id } }
      if (!can.claim) announce(t('claim.ownPart'))
      else if (claim?.mine) give.mutate(asked)
      else take.mutate({ ...asked, body: {} })
    },
  }
}
