import { settleElsewhere, settleMan } from '../identifications/excluded.service.ts'
import { readExclusions } from '../identifications/exclusion.reader.ts'
import { excludeFrom } from '../identifications/exclusion.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { type Opener, openUnseen } from '../identifications/opening.service.ts'
import { openKeyOf } from '../identifications/openKey.ts'
import { regroup } from '../identifications/regrouping.service.ts'
import type { Group } from '../identifications/regrouping.ts'
import { turnStatus } from '../identifications/turning.service.ts'
import type { Session } from '../platform/database/transaction.ts'

/** Whether a name was ruled out because its man was decided to be no prisoner: with that it comes back ([M9]). */
export const isClosedWithHim = ({ status, history }: Identification): boolean =>
  status === 'ruled-out' && history.at(-1)?.because === 'no-prisoner'

/** Rules the undecided names of a man out because he is no prisoner; whoever does that brings their tallies into the open ([V2]). */
export const closeNames = async (
  session: Session,
  by: readonly Opener[],
  names: readonly Identification[],
): Promise<void> => {
  const last = by.at(-1)
  for (const name of names) {
    for (const opener of by) await openUnseen(session, opener, name)
    await turnStatus(session, name, {
      because: 'no-prisoner',
      to: 'ruled-out',
      accountId: last?.accountId ?? null,
      reasons: null,
    })
  }
}

/**
 * Brings them back as *proposed*. Two that are of the same person now, because their men were joined or a name was linked
 * meanwhile, become one as where men are joined ([K3]); and whom it was accepted that he cannot be stays ruled out ([X2]).
 */
export const reopenNames = async (
  session: Session,
  by: Opener,
  group: Group,
  names: readonly Identification[],
): Promise<void> => {
  const { root } = group
  const keys = new Set<string>()
  let isTwice = false
  for (const name of names) {
    await openUnseen(session, by, name)
    const key = openKeyOf(root, name)
    // Keys are unique: until they are one, the second has one of its own.
    if (keys.has(key)) Object.assign(name, { openKey: `${key}:${name._id}` })
    isTwice ||= keys.has(key)
    keys.add(key)
    const { accountId } = by
    await turnStatus(session, name, {
      because: 'prisoner',
      to: 'proposed',
      accountId,
      reasons: null,
    })
  }
  if (isTwice) await regroup(session, [group], 'men-joined', by)
  await settleMan(session, root)
  for (const personId of new Set(names.flatMap((name) => name.personId ?? [])))
    await settleElsewhere(session, personId)
  for (const row of await readExclusions(root, session))
    if (row.state === 'accepted') await excludeFrom(session, by, row)
}
