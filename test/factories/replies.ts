import type { Status } from '@rollcall/contract/status.ts'
import { database } from '../support/database.ts'

export const replyGiven = {
  agency: 'DPAA',
  date: '2026-03-02',
  reference: 'DPAA-2026-0147',
  outcome: 'accepted' as const,
  text: 'They will open his file again.',
}

interface Turning {
  _id: string
  history: object[]
}

/** The identification as if it had been probable for a while, so that an agency may have been asked. */
export const wasProbable = async ({ id }: { id: string }): Promise<void> => {
  const at = new Date()
  const turn = (from: Status, to: Status) => ({
    ...{ because: 'decided', from, to, accountId: null, reasons: null, at },
  })
  await database.collection<Turning>('identifications').updateOne(
    { _id: id },
    {
      $push: { history: { $each: [turn('proposed', 'probable'), turn('probable', 'disputed')] } },
    },
  )
}
