import type { ExportedEvidence, ExportedRuling, Profile } from '@rollcall/contract/exportRow.ts'
import type { Counts } from '@rollcall/contract/votes.ts'
import { presentName } from '../accounts/account.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import { isFromTip } from '../identifications/giver.ts'
import type { Identification, Turn } from '../identifications/identification.model.ts'
import { isTallyPublic } from '../identifications/status.ts'
import { idsShownTo } from '../people/people.presenter.ts'
import { visitor } from '../platform/viewer.ts'
import { textsOfItem, turnText } from './case.texts.ts'
import type { ExportedCase } from './exported.reader.ts'
import { presentExportedReplies } from './exportedReply.presenter.ts'
import { giverOfItem } from './giver.kind.ts'
import { isWithheld } from './hidden.names.ts'
import { presentNamed } from './names.presenter.ts'
import { type CaseText, type Gate, gateTo, gateToPartner } from './text.gate.ts'

type Candidate = Pick<Identification, 'personId' | 'name' | 'proposals'>

/** What may be known of an identification in a profile: of whom, by what, how it was decided, and the tally where it is public. */
export const presentExported = (
  one: ExportedCase,
  identification: Identification,
  profile: Profile,
) => {
  const read = gateOf(one, identification, profile)
  const items = one.evidenceOf(identification._id)
  const speaking = items.filter(({ state, stance }) => state === 'admitted' && stance === 'for')
  return {
    ...presentCandidate(one, identification, profile),
    evidenceClasses: [...new Set(speaking.map((item) => item.class))].sort(),
    tally: talliedFor(one, identification),
    evidence: items
      .filter(({ state }) => state === 'admitted' || profile === 'full')
      .map((item) => presentItem(one, identification, item, { profile, read })),
    rulings: presentRulings(identification, read),
    replies: presentExportedReplies(one, identification, {
      ...{ profile, read, families: familiesOf(one, identification) },
    }),
    notes: one.notesOf(identification).map(({ identificationId: home, text, at }) => ({
      text: read({ home, text, by: null }),
      at: at.toISOString(),
    })),
  }
}

const gateOf = (one: ExportedCase, identification: Identification, profile: Profile): Gate =>
  profile === 'public'
    ? gateTo({ ...one, viewer: visitor }, identification)
    : gateToPartner(one, identification, familiesOf(one, identification))

/** The accounts that gave evidence as family, whether or not they declared to be it. */
export const familiesOf = (one: ExportedCase, { _id }: Pick<Identification, '_id'>): string[] =>
  one
    .evidenceOf(_id)
    .flatMap((item) => (item.class === 'family' && item.givenBy ? [item.givenBy] : []))

/** Whom it names, as a profile shows it. */
export const presentCandidate = (
  one: ExportedCase,
  identification: Candidate,
  profile: Profile,
) => {
  const person = one.person(identification.personId ?? '')
  if (profile !== 'public')
    return {
      personId: identification.personId,
      name: person?.name ?? identification.name,
      nameWithheld: false,
      ids: person?.ids ?? [],
      serviceNumber: person?.serviceNumber ?? null,
    }
  const { id, name, withheld } = presentNamed({ ...one, viewer: visitor }, identification)
  const ids = person && !withheld ? idsShownTo(visitor, person) : []
  return { personId: id, name, nameWithheld: withheld, ids, serviceNumber: null }
}

/** Whoever takes it away has not answered: he sees what everybody does ([V2]). */
const talliedFor = (one: ExportedCase, { _id, status }: Identification): Counts | null => {
  const tally = one.tallyOf(_id)
  return isTallyPublic(status) && !tally.regrouping ? tally.counts : null
}

const presentRulings = (identification: Identification, read: Gate): ExportedRuling[] =>
  identification.history.filter(isRuling).map((turn) => {
    const { to, reasons, at } = turn
    const shown = reasons === null ? null : read(turnText(identification, { ...turn, reasons }))
    return { to, reasons: shown, withheld: shown !== reasons, at: at.toISOString() }
  })

/** That its evidence is not enough any more nobody ruled: a row says it for itself. */
const isRuling = ({ because }: Turn): boolean => because !== 'short' && because !== 'enough'

const presentItem = (
  one: ExportedCase,
  identification: Identification,
  item: EvidenceItem,
  { profile, read }: { readonly profile: Profile; readonly read: Gate },
): ExportedEvidence => {
  const giver = giverOfItem(one, identification, item)
  const { origin: typed, ...texts } = textsOfItem(item, giver)
  const shown = (text: CaseText | null) => (text ? read(text) : null)
  // Of a relative nothing but that he is one leaves, in whichever words his origin was given.
  const origin = giver === 'relative' ? null : typed ? shown(typed) : calledIn(one, item)
  const hidesAccount = profile === 'public' && isWithheld(one, identification)
  const written = {
    origin: item.originAccountId && hidesAccount ? null : origin,
    text: shown(texts.text),
    knewHim: shown(texts.knewHim),
    link: shown(texts.link),
    ruledBecause: shown(texts.ruledBecause),
  }
  const lacks = (['text', 'knewHim', 'link', 'ruledBecause'] as const).some(
    (field) => texts[field] !== null && written[field] !== texts[field].text,
  )
  return {
    class: item.class,
    stance: item.stance,
    state: item.state,
    giver,
    ...written,
    withheld: lacks || (written.origin === null && !isFromTip(item)),
    blindLineUp: item.blindLineUp ?? null,
    portraitDate: item.portraitDate ?? null,
    menLeft: item.menLeft ?? null,
    qualification: item.qualification ?? null,
    givenAt: item.at.toISOString(),
  }
}

/** The account that an origin is, by its name; of a tip nothing leads back to it. */
const calledIn = (one: ExportedCase, { originAccountId }: EvidenceItem): string | null =>
  originAccountId ? presentName(one.account(originAccountId)) : null
