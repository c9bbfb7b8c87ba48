import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { send } from '../api/call.ts'
import { dropSeen } from '../offline/dropSeen.ts'
import { dropUndo } from '../ui/undo.ts'
import { dropDrafts } from '../ui/useDraft.ts'

/** Ends the session and goes to the first page; what the account saw is asked for anew, and what it wrote is gone. */
export function useSignOut(): () => void {
  const go = useNavigate()
  const { refreshAll } = useAnswers()
  return async () => {
    await send('POST', '/api/auth/sign-out', { body: {} })
    dropDrafts()
    await dropSeen()
    dropUndo()
    await go('/')
    await refreshAll()
  }
}
