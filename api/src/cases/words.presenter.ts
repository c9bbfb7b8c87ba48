import type { BecameMade } from '@rollcall/contract/tips.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { CaseFile } from './case.reader.ts'
import { reasonsOf, textsOfItem } from './case.texts.ts'
import { giverOfItem } from './giver.kind.ts'
import { gateTo } from './text.gate.ts'

type Words = BecameMade['words']

/** What was made of a tip: a proposal, less the evidence that is told by itself, or one piece of evidence. */
export interface MadeOfTip {
  readonly tipId: string
  readonly evidenceId: string | null
  readonly toldApart: ReadonlySet<string>
}

/** What visitors read of what was made of a tip, word for word; null where they do not, or not yet ([P7], [T7]). */
export const publicWords = (
  file: CaseFile,
  identification: Identification,
  { tipId, evidenceId, toldApart }: MadeOfTip,
): Words => {
  const read = gateTo(file, identification)
  const wordsOfItem = (item: EvidenceItem): Words => {
    const texts = textsOfItem(item, giverOfItem(file, identification, item))
    return (['text', 'knewHim', 'origin'] as const).flatMap((of) => {
      const text = texts[of]
      return text ? [{ of, text: read(text) }] : []
    })
  }
  const items = file.evidenceOf(identification._id).filter((item) => item.tipId === tipId)
  if (evidenceId) return items.filter(({ _id }) => _id === evidenceId).flatMap(wordsOfItem)
  const own = identification.proposals.filter((proposal) => proposal.tipId === tipId)
  const reasons = new Map(
    own.map((proposal) => [proposal.reasons, reasonsOf(identification, proposal)]),
  )
  return [
    ...[...reasons.values()].map((text) => ({ of: 'reasons' as const, text: read(text) })),
    // What a class of the basis says by itself; where it says no more than the reasons, they stand above.
    ...items
      .filter(({ _id, text }) => !toldApart.has(_id) && !reasons.has(text))
      .flatMap(wordsOfItem),
  ]
}
