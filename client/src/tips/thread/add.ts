import { addToTip, openThread } from '@rollcall/contract/tips.ts'
import { call } from '../../api/call.ts'
import { queryClient } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { dropDraft } from '../../ui/useDraft.ts'
import { type Adding, adding, addition } from './adding.ts'

/** Adds to a tip once the line allows it; only then is the draft forgotten. */
export const add = (what: Adding): Promise<boolean> =>
  adding.deliver(what, send, (thread) => {
    queryClient.setQueryData(keyOf(openThread, { body: { receipt: what.receipt } }), thread)
    dropDraft(addition)
  })

/** What this tab could not send before it was loaded anew. */
export function addKept(): void {
  for (const what of adding.kept()) if (!adding.wayOf(what.receipt)) void add(what)
}

const send = ({ key, ...body }: Adding) => call(addToTip, { body, key })
