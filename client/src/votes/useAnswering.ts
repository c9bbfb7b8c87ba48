import type { Identification } from '@rollcall/contract/identifications.ts'
import type { Answer, Check } from '@rollcall/contract/votes.ts'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { newKey } from '../api/key.ts'
import { dropUndoOf, offerUndo } from '../ui/undo.ts'
import { deliver } from './deliver.ts'
import { dropWay, type Outgoing, wayOf, ways } from './outgoing.ts'

type Given = Pick<Outgoing, 'answer'> & { readonly reason?: string; readonly relative?: boolean }

/** Answering one identification: what is on its way, and how to answer, answer again, or take the answer back. */
export function useAnswering(one: Identification, onUndone?: () => void, check?: Check) {
  const { t } = useTranslation('votes')
  const me = useMe()
  const way = useSyncExternalStore(ways.subscribe, () => wayOf(one.id))
  const send = async ({ answer, reason, relative }: Given) => {
    if (!me?.id || wayOf(one.id)?.is === 'sending') return false
    const mark = { identificationId: one.id, by: me.id, key: newKey() }
    return deliver({
      ...mark,
      answer,
      ...(reason ? { reason } : {}),
      ...(relative ? { relative } : {}),
      ...(answer && check ? { check } : {}),
    })
  }
  const give = async (given: Given & { readonly answer: Answer }) => {
    const before = one.mine?.answer ?? null
    const recorded = await send(given)
    if (!recorded || given.answer === before) return recorded
    const undo = async () => {
      if (await send({ answer: before, reason: t('undoReason') })) onUndone?.()
    }
    offerUndo({ text: t('undoable', { answer: t(`answer.${given.answer}`) }), about: one.id, undo })
    return true
  }
  return {
    way,
    give,
    takeBack: async () => {
      if (await send({ answer: null })) dropUndoOf(one.id)
    },
    /** The refusal was read. */
    dismiss: () => way && dropWay(way.what),
  }
}
