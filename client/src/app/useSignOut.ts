import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { send } from '../api/call.ts'

/** Ends the session and goes to the first page; what the account saw is asked for anew. */
export function useSignOut(): () => void {
  const go = useNavigate()
  const { refreshAll } = useAnswers()
  return async () => {
    await send('POST', '/api/auth/sign-out', { body: {} })
    await go('/')
    await refreshAll()
  }
}
