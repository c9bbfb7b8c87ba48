import { spanAcross, spanOf } from '@rollcall/contract/edtf.ts'
import type { AccountId, FilmId, PersonId, StillId, SubjectId } from '@rollcall/contract/ids.ts'
import { type AccountFacts, accountsOf, factsIn } from '../accounts/account.reader.ts'
import { provenanceOfFilms } from '../films/film.reader.ts'
import type { EvidenceItem } from '../identifications/evidence.model.ts'
import type { ExclusionDoc } from '../identifications/exclusion.model.ts'
import { exclusionsOf } from '../identifications/exclusion.reader.ts'
import type { HiddenText } from '../identifications/hidden.model.ts'
import { hiddenIn } from '../identifications/hidden.service.ts'
import type { Identification } from '../identifications/identification.model.ts'
import { confirmedElsewhere, ofSubject } from '../identifications/identification.reader.ts'
import { idsOf } from '../identifications/idsOf.ts'
import { declaredOnAny, relativesIn } from '../identifications/relative.service.ts'
import type { Release } from '../identifications/release.model.ts'
import { releasedIn } from '../identifications/release.service.ts'
import type { PersonDoc } from '../people/people.model.ts'
import { peopleOf } from '../people/people.reader.ts'
import { shownPortraitsOf } from '../people/portrait.reader.ts'
import type { DocumentOf, Sent } from '../platform/database/together.ts'
import { provenanceOfStills, stillsThatAre } from '../stills/still.reader.ts'
import { stillsWith } from '../subjects/sighting.reader.ts'
import type { NoPrisoner, SubjectDoc } from '../subjects/subject.model.ts'
import { joinedWith, noPrisonerOf } from '../subjects/subject.reader.ts'
import type { ScoredCase } from './score.ts'

/** What a man's case rests on besides answers: it is the same for everybody who asks. */
export interface Ground {
  readonly subjectId: SubjectId
  /** Everything proposed for him, in the order of proposing. */
  readonly identifications: readonly Identification[]
  /** Why he cannot be some people, in the order in which it was found ([X1]). */
  readonly exclusions: readonly ExclusionDoc[]
  readonly evidenceOf: (identificationId: string) => readonly EvidenceItem[]
  readonly relativesOf: (identificationId: string) => readonly string[]
  readonly person: (personId: string) => PersonDoc | undefined
  readonly account: (accountId: string) => AccountFacts | undefined
  /** Who was joined with him ([K3]). */
  readonly joined: readonly SubjectDoc[]
  /** That he was decided to be no prisoner ([M9]). */
  readonly noPrisoner: NoPrisoner | null
  readonly releases: readonly Release[]
  /** Texts that a flag hides ([D3]). */
  readonly hiddenTexts: readonly HiddenText[]
  /** Whether there is a portrait that is not the very picture on which this man is marked ([C6]). */
  readonly hasPortrait: (personId: string) => boolean
  /** As whom else, seen on another still, the person is confirmed. */
  readonly confirmedAs: (identification: Identification) => SubjectId | null
  /** When the pictures he is seen on were made; only read where a portrait's date is held against it. */
  readonly filmed: ScoredCase['filmed']
}

/** The evidence on an identification, as it is at a version of its case. */
interface Given {
  readonly caseVersion: number
  readonly items: readonly EvidenceItem[]
  readonly sent: readonly Sent[]
}
export type GivenAt = ReadonlyMap<string, Given>

/** The readings that it is made of. */
interface Made {
  readonly identifications: typeof ofSubject
  readonly exclusions: typeof exclusionsOf
  readonly joined: typeof joinedWith
  readonly man: typeof noPrisonerOf
  readonly relatives: typeof declaredOnAny
  readonly people: typeof peopleOf
  readonly portraits: typeof shownPortraitsOf
  readonly elsewhere: typeof confirmedElsewhere
  readonly releases: typeof releasedIn
  readonly hidden: typeof hiddenIn
  readonly accounts: typeof accountsOf
  readonly seen: typeof stillsWith
  readonly stills: typeof provenanceOfStills
  readonly same: typeof stillsThatAre
  readonly films: typeof provenanceOfFilms
}
export type Name = keyof Made
export type Readings = { readonly [N in Name]: ReturnType<Made[N]> }
export type Documents = { readonly [N in Name]: readonly DocumentOf<Readings[N]>[] }

/** What is to be read, by what is known so far: ids of the one are found in the other. */
export const readingsFor = (subjectId: SubjectId, known: Documents, given: GivenAt): Readings => {
  const { identifications, exclusions, joined, releases, relatives, elsewhere } = known
  const { stills, portraits } = known
  const named = namedIn(known)
  const personIds = [...new Set(identifications.flatMap(({ personId }) => personId ?? []))]
  const excluded = exclusions.map(({ personId }) => personId)
  const items = [...given.values()].flatMap((one) => one.items)
  const dated = items.some(({ portraitDate }) => portraitDate)
  const men = [subjectId, ...elsewhere.map((one) => one.subjectId)]
  const ownStills = stillsOf(known, subjectId) as StillId[]
  const isSeen = dated || elsewhere.length > 0 || portraits.length > 0
  const homes = homesOf(identifications, [subjectId, ...joined.map(({ _id }) => _id)])
  return {
    identifications: ofSubject(subjectId),
    exclusions: exclusionsOf(subjectId),
    joined: joinedWith(subjectId),
    man: noPrisonerOf(subjectId),
    relatives: declaredOnAny(named),
    people: peopleOf([...new Set([...personIds, ...excluded])] as PersonId[]),
    portraits: shownPortraitsOf(personIds as PersonId[]),
    elsewhere: confirmedElsewhere(subjectId, personIds),
    releases: releasedIn(homes),
    hidden: hiddenIn(homes),
    accounts: accountsOf(involved({ identifications, exclusions, items, relatives, releases })),
    seen: stillsWith(isSeen ? men : []),
    stills: provenanceOfStills(dated ? ownStills : []),
    same: stillsThatAre(
      portraits.length > 0 ? ownStills : [],
      portraits.map(({ sha256 }) => sha256),
    ),
    films: provenanceOfFilms(stills.flatMap(({ filmId }) => (filmId ? [filmId as FilmId] : []))),
  }
}

export const groundOf = (subjectId: SubjectId, found: Documents, given: GivenAt): Ground => {
  const identifications = found.identifications.toSorted(byId)
  const relatives = relativesIn(found.relatives, namedIn(found))
  const people = new Map(found.people.map((person) => [person._id as string, person]))
  const accounts = factsIn(found.accounts)
  const his = new Set(found.same.map(({ sha256 }) => sha256))
  const pictured = new Set<string>(
    found.portraits.filter(({ sha256 }) => !his.has(sha256)).map(({ personId }) => personId),
  )
  const elsewhere = elsewhereIn(subjectId, found)
  return {
    subjectId,
    identifications,
    exclusions: found.exclusions.toSorted(byId),
    evidenceOf: (id) => given.get(id)?.items ?? [],
    relativesOf: (id) => relatives.get(id) ?? [],
    person: (id) => people.get(id),
    account: (id) => accounts.get(id as AccountId),
    joined: found.joined.toSorted(byJoining),
    noPrisoner: found.man[0]?.noPrisoner ?? null,
    releases: found.releases,
    hiddenTexts: found.hidden,
    hasPortrait: (id) => pictured.has(id),
    confirmedAs: ({ personId }) => elsewhere.get(personId ?? '') ?? null,
    filmed: filmedIn(found),
  }
}

/** Who is named for him, or against him: relatives are known of both. */
const namedIn = ({
  identifications,
  exclusions,
}: Pick<Documents, 'identifications' | 'exclusions'>) => [
  ...identifications,
  ...exclusions.map(({ _id, personId }) => ({ _id, personId })),
]

export const byId = (one: { _id: string }, other: { _id: string }): number =>
  one._id < other._id ? -1 : 1

const byJoining = (one: SubjectDoc, other: SubjectDoc): number =>
  (one.merged?.at.getTime() ?? 0) - (other.merged?.at.getTime() ?? 0) || byId(one, other)

const stillsOf = ({ seen }: Documents, man: string): string[] =>
  seen.filter(({ subjectId }) => subjectId === man).map(({ stillId }) => stillId)

/** Whom each person is confirmed to be on a still that this man is not on. */
const elsewhereIn = (subjectId: string, found: Documents): ReadonlyMap<string, SubjectId> => {
  const own = new Set(stillsOf(found, subjectId))
  return new Map(
    found.elsewhere
      .toSorted(byId)
      .filter((one) => stillsOf(found, one.subjectId).some((still) => !own.has(still)))
      .map((one) => [one.personId ?? '', one.subjectId as SubjectId]),
  )
}

/** When the pictures he is seen on were made, as far as their provenance can be read: from the earliest to the latest. */
const filmedIn = ({ stills, films }: Documents): ScoredCase['filmed'] => {
  const spans = [...stills, ...films].flatMap(
    ({ provenance }) => spanOf(provenance?.date ?? '') ?? [],
  )
  return spans.length === 0 ? null : spanAcross(spans)
}

/** Where something was written that a moderator may have released. */
const homesOf = (
  identifications: readonly Identification[],
  men: readonly SubjectId[],
): string[] => [...identifications.flatMap(idsOf), ...men]

interface Around
  extends Pick<Documents, 'identifications' | 'exclusions' | 'relatives' | 'releases'> {
  readonly items: readonly EvidenceItem[]
}

const involved = ({
  identifications,
  exclusions,
  items,
  relatives,
  releases,
}: Around): AccountId[] => {
  const ids = new Set<string>()
  for (const { proposals, signatures, daysBefore = [] } of identifications) {
    for (const { accountId } of [...proposals, ...signatures]) if (accountId) ids.add(accountId)
    for (const { by } of daysBefore) if (by) ids.add(by)
  }
  for (const { history } of exclusions)
    for (const { accountId } of history) if (accountId) ids.add(accountId)
  for (const { originAccountId } of items) if (originAccountId) ids.add(originAccountId)
  for (const { by } of releases) ids.add(by)
  for (const { accountId } of relatives) ids.add(accountId)
  return [...ids] as AccountId[]
}
