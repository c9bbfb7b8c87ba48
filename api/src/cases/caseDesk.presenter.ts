import type { CaseMade, HeldMade } from '@rollcall/contract/caseView.ts'
import type { Identification } from '../identifications/identification.model.ts'
import type { Stretch } from '../platform/numbered.ts'
import type { Vote } from '../votes/vote.model.ts'
import { type CaseFile, seesTally } from './case.reader.ts'
import type { Written } from './case.texts.ts'
import { contraryTo } from './contrary.reader.ts'
import type { EvidenceAsked } from './evidence.asked.ts'
import { toldOf } from './family.ts'
import { aroundOf, evidencePage, first, proposalsPage } from './given.presenter.ts'
import {
  heldAmong,
  heldNames,
  textsBeside,
  textsOfEvidence,
  textsOfProposals,
} from './held.texts.ts'
import { moderates, nameOf } from './names.presenter.ts'
import {
  accountIdOf,
  conditionsFor,
  lapsedSignatures,
  scoreFor,
  standingSignatures,
} from './weighing.ts'

export const presentCase = (file: CaseFile, identification: Identification): CaseMade => {
  const { total, fed } = scoreFor(file, identification)
  const votes = file.answersOf(identification._id)
  const answers = votes && presentAnswers(votes, first)
  return {
    score: total,
    fed: [...fed],
    conditions: conditionsFor(file, identification),
    signatures: standingSignatures(file, identification).map(
      ({ ruling, accountId, at, reasons }) => ({
        ruling,
        by: nameOf(file, accountId),
        mine: accountId === accountIdOf(file.viewer),
        at: at.toISOString(),
        reasons,
      }),
    ),
    lapsed: lapsedSignatures(file, identification).map(({ ruling, accountId, at }) => ({
      ...{ ruling, by: nameOf(file, accountId), at: at.toISOString() },
    })),
    contrary:
      identification.status === 'probable' && seesTally(file, identification)
        ? contraryTo(file.contrary, identification).length
        : null,
    relatives: file
      .relativesOf(identification._id)
      .map((accountId) => ({ accountId, name: nameOf(file, accountId) })),
    ...presentFamily(file, identification),
    heldTexts: presentHeld(file, identification, [
      ...textsOfProposals(identification, first),
      ...textsOfEvidence(file, identification, first),
      ...textsBeside(file, identification),
    ]),
    heldNames: heldNames(file),
    answers: answers?.items ?? null,
    moreAnswers: answers?.nextCursor ?? null,
  }
}

/** The days in which his family is told first, and those that are over ([M8]). */
const presentFamily = (
  file: CaseFile,
  identification: Identification,
): Pick<CaseMade, 'family' | 'otherPublicOn' | 'familyBefore'> => {
  const { days, daysBefore = [] } = identification
  const { receipts, accounts } = toldOf(file, identification)
  const other = file.identifications.find((one) => one.days && one._id !== identification._id)
  return {
    family: days
      ? {
          since: days.since.toISOString(),
          publicOn: days.publicOn.toISOString(),
          receipts,
          accounts: accounts.length,
          mails: days.mailed.length,
        }
      : null,
    otherPublicOn: other?.days?.publicOn.toISOString() ?? null,
    familyBefore: daysBefore.map(({ since, publicOn, endedAt, because, what, by, reasons }) => ({
      since: since.toISOString(),
      publicOn: publicOn.toISOString(),
      endedAt: endedAt.toISOString(),
      because,
      what,
      by: by && nameOf(file, by),
      reasons,
    })),
  }
}

/** One page of the evidence on it, with what visitors do not read of it. */
export const presentEvidencePage = (
  file: CaseFile,
  identification: Identification,
  asked: EvidenceAsked,
) => ({
  ...evidencePage(aroundOf(file, identification), asked),
  ...heldIn(file, identification, textsOfEvidence(file, identification, asked)),
})

/** One page of its proposals, with what visitors do not read of them. */
export const presentProposalsPage = (
  file: CaseFile,
  identification: Identification,
  stretch: Stretch,
) => ({
  ...proposalsPage(aroundOf(file, identification), stretch),
  ...heldIn(file, identification, textsOfProposals(identification, stretch)),
})

/** Moderators see what they may release; for anybody else it is not there. */
const heldIn = (file: CaseFile, identification: Identification, texts: readonly Written[]) =>
  moderates(file.viewer) && { heldTexts: presentHeld(file, identification, texts) }

/** A page of first answers beside current ones, the oldest of it first; one more was read than is shown. */
export const presentAnswers = (votes: readonly Vote[], { from, limit }: Stretch) => ({
  items: votes
    .slice(0, limit)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .flatMap(({ first: given, answer, counted, reason }) =>
      given ? [{ first: given, current: answer, counted, reason }] : [],
    ),
  nextCursor: votes.length > limit ? String(from + limit) : null,
})

const presentHeld = (
  file: CaseFile,
  identification: Identification,
  texts: readonly Written[],
): HeldMade[] =>
  heldAmong(file, identification, texts).map(({ what, text, textId, covered, release }) => ({
    id: textId,
    what,
    text,
    covered,
    released: release && {
      text: release.text,
      by: nameOf(file, release.by),
      at: release.at.toISOString(),
    },
  }))
