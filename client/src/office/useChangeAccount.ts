import {
  type Account,
  type AccountChanges,
  changeAccount,
  listAccounts,
} from '@rollcall/contract/officeAccounts.ts'
import { useTranslation } from 'react-i18next'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { dropUndoOf, offerUndo } from '../ui/undo.ts'

/** Changes an account, and offers to undo that for a minute where it can be. */
export function useChangeAccount(account: Account, onChanged?: () => void) {
  const { t } = useTranslation('office')
  const answers = useAnswers()
  const { id, name } = account
  const params = { accountId: id }
  const act = useAct(changeAccount, {
    onSuccess: (_, { body }) => {
      void answers.refresh(listAccounts)
      dropUndoOf(id)
      const text = t('accounts.changed', { name })
      const undone = formerOf(account, body ?? {})
      if (undone) offerUndo({ text, about: id, undo: () => act.mutate({ params, body: undone }) })
      else announce(text)
      onChanged?.()
    },
  })
  return {
    change: (body: AccountChanges) => act.mutate({ params, body }),
    busy: act.isPending && t('accounts.changing'),
    error: act.error,
  }
}

/** What puts back what these changes change; nothing where that cannot be. */
function formerOf(
  { role, suspended, examiner }: Account,
  changes: AccountChanges,
): AccountChanges | null {
  if (changes.role && changes.role !== role) return { role }
  if (changes.suspended !== undefined && changes.suspended !== suspended) return { suspended }
  if (changes.examiner !== undefined) return { examiner }
  return null
}
