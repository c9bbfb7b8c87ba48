import type { Profile } from '@rollcall/contract/exportRow.ts'
import { listDownloads } from '@rollcall/contract/exports.ts'
import { isVisible } from '@rollcall/contract/text.ts'
import { useState, useSyncExternalStore } from 'react'
import { useAnswers } from '../api/answers.ts'
import { dropDraft } from '../ui/useDraft.ts'
import { type Coming, comingNow, type Taken, take, watchComing } from './taking.ts'

interface Taking {
  /** The file that is coming, or came last. */
  readonly coming: Coming | null
  /** Whether it was not said what the file is for. */
  readonly lacksReason: boolean
  readonly press: (kind: Taken, addressFor: (reason?: string) => string) => Promise<void>
}

/** Takes files away: what is not for everybody only with a reason, and then it stands in the list of what was taken. */
export function useTake(profile: Profile, reason: string): Taking {
  const coming = useSyncExternalStore(watchComing, comingNow)
  const { refresh } = useAnswers()
  const [lacksReason, tellReason] = useState(false)
  const needsReason = profile !== 'public'
  const press = async (kind: Taken, addressFor: (reason?: string) => string) => {
    const isLacking = needsReason && !isVisible(reason)
    tellReason(isLacking)
    if (isLacking) return
    await take(kind, addressFor(needsReason ? reason.trim() : undefined))
    if (!needsReason) return
    // It was for these files: the next time one says anew what for.
    dropDraft('export.reason')
    refresh(listDownloads)
  }
  return { coming, lacksReason, press }
}
