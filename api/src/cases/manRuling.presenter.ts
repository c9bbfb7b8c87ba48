import type { AccountId } from '@rollcall/contract/ids.ts'
import type { ManRuling, SubjectPage } from '@rollcall/contract/subjects.ts'
import { presentName, readAccounts } from '../accounts/account.reader.ts'
import { isUndecided } from '../identifications/status.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import { standingOf } from '../subjects/noPrisoner.service.ts'
import type { SubjectDoc } from '../subjects/subject.model.ts'
import { mayRule } from './case.policy.ts'
import type { CaseFile } from './case.reader.ts'
import { rulingText } from './case.texts.ts'
import { isClosedWithHim } from './closing.service.ts'
import type { Gate } from './text.gate.ts'

/** That a man was decided to be no prisoner and why ([M9]), and what the viewer may rule on the man himself. */
export const presentManRuled = (
  file: CaseFile,
  read: Gate,
): {
  decidedNoPrisoner: SubjectPage['decidedNoPrisoner']
  rule: ManRuling[]
} => {
  const { noPrisoner } = file
  return {
    decidedNoPrisoner: noPrisoner && {
      since: noPrisoner.since.toISOString(),
      rulings: noPrisoner.rulings.map((said) => {
        const reasons = read(rulingText(noPrisoner, said))
        return { reasons, withheld: reasons === null, at: said.at.toISOString() }
      }),
    },
    rule: rulingsFor(file),
  }
}

/** Whoever has a part in a name that would be ruled out, or would come back, rules nothing here. */
const rulingsFor = (file: CaseFile): ManRuling[] => {
  if (!moderator(file.viewer)) return []
  const { identifications, noPrisoner } = file
  const concerned = identifications.filter((one) =>
    noPrisoner ? isClosedWithHim(one) : isUndecided(one.status),
  )
  if (concerned.some((one) => !mayRule(file, one))) return []
  if (noPrisoner) return ['prisoner']
  const isNamed = identifications.some(
    ({ status }) => status === 'probable' || status === 'confirmed',
  )
  return isNamed ? [] : ['no-prisoner']
}

/** Who signed that he is none and waits for another's signature: for moderators alone. */
export const readSigned = async (
  viewer: Viewer,
  man: SubjectDoc,
): Promise<Pick<SubjectPage, 'signedNoPrisoner'>> => {
  if (!moderator(viewer)) return {}
  const standing = standingOf(man)
  const accounts = await readAccounts(standing.map(({ accountId }) => accountId as AccountId))
  return {
    signedNoPrisoner: standing.map(({ kind, accountId, reasons, at }) => ({
      kind,
      by: presentName(accounts.get(accountId as AccountId)),
      mine: accountId === viewer.id,
      reasons,
      at: at.toISOString(),
    })),
  }
}
