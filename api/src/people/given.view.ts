import type { AccountId, PersonId } from '@rollcall/contract/ids.ts'
import type { GivenPortrait } from '@rollcall/contract/portraits.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { hasAccount, moderator, type Viewer } from '../platform/viewer.ts'
import type { GivenPortraitDoc } from './given.model.ts'
import { readGivenOf } from './given.reader.ts'
import { presentPortrait } from './portrait.presenter.ts'

/** What was given of a person, as far as it is the viewer's to see. */
export const viewGiven = async (viewer: Viewer, personId: PersonId): Promise<GivenPortrait[]> => {
  const given = await readGivenOf(viewer, personId)
  const accounts = await readAccounts(given.map(({ by }) => by as AccountId))
  return given.map((one) =>
    presentGiven(viewer, one, presentName(accounts.get(one.by as AccountId))),
  )
}

const presentGiven = (viewer: Viewer, given: GivenPortraitDoc, by: string): GivenPortrait => {
  const { ruling } = given
  const mine = hasAccount(viewer) && viewer.id === given.by
  return {
    ...presentPortrait(viewer, given),
    source: given.source,
    ...{ by, mine },
    ruling:
      ruling && 'at' in ruling
        ? { ruling: ruling.ruling, reasons: ruling.reasons, at: ruling.at.toISOString() }
        : null,
    can: {
      rule: moderator(viewer) && !mine && ruling === null,
      withdraw: mine && ruling === null,
    },
  }
}
