import { type FlagBody, listOwnFlags, raiseFlag } from '@rollcall/contract/flags.ts'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../accounts/useMe.ts'
import { useAnswers } from '../../api/answers.ts'
import { call } from '../../api/call.ts'
import { newKey } from '../../api/key.ts'
import { isProblem } from '../../api/problem.ts'
import { dropProof, proven } from '../../api/proof.ts'
import { keepReceipt } from '../receipt/receipts.ts'

/** One flag on its way: whoever has no account does the sum first, and gets a receipt; an account reads of it at its own. */
export function useRaise(place: string, onRaised: () => void) {
  const isVisitor = useMe()?.role === 'visitor'
  const navigate = useNavigate()
  const answers = useAnswers()
  const [state, setState] = useState<{
    body: string
    key: string
    busy: boolean
    error: Error | null
  }>()
  const send = async (body: FlagBody, key: string) =>
    call(raiseFlag, { body: isVisitor ? { ...body, challenge: await proven() } : body, key })
  const raise = async (body: FlagBody): Promise<void> => {
    const written = JSON.stringify(body)
    // What is sent again because no answer came is the same flag.
    const key = state?.body === written ? state.key : newKey()
    const now = (busy: boolean, error: Error | null) =>
      setState({ body: written, key, busy, error })
    now(true, null)
    try {
      const answer = await send(body, key).catch((error: Error) => {
        if (!isProblem(error, 'challenge.refused')) throw error
        dropProof()
        return send(body, key)
      })
      if (isVisitor) dropProof()
      onRaised()
      void answers.refresh(listOwnFlags)
      if ('receipt' in answer) keepReceipt(answer.receipt, place)
      void navigate('receipt' in answer ? '/tip/receipt' : '/flags', { replace: true })
    } catch (error) {
      now(false, error as Error)
    }
  }
  return { raise, isVisitor, busy: state?.busy ?? false, error: state?.error ?? null }
}
