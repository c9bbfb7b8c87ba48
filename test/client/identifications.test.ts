import { bodyOf, emptyEvidence, wrongIn } from '@rollcall/client/identifications/evidenceForm.ts'
import {
  bodyOf as bodyOfProposal,
  missingIn,
} from '@rollcall/client/identifications/proposalForm.ts'
import { isAnsweredElsewhere, withFrame, withNewer } from '@rollcall/client/men/newer.ts'
import { type Identification, identification } from '@rollcall/contract/identifications.ts'
import type { Changed } from '@rollcall/contract/realtime.ts'
import { expect, test } from 'vitest'

type Frame = Extract<Changed, { kind: 'identification' }>

const id = '64f0c2a1b3d4e5f60718293a'
const counts = {
  'same-sure': 3,
  'same-likely': 1,
  'cant-tell': 0,
  'different-likely': 0,
  'different-sure': 1,
}

const shown: Identification = identification.parse({
  id,
  subjectId: id,
  person: { id: null, name: 'John Doe', withheld: false },
  status: 'proposed',
  answered: 4,
  tally: counts,
  verdict: 'open',
  mine: { answer: 'same-sure', counted: true, why: null, check: null },
  mineRevision: 1,
  evidence: [],
  moreEvidence: null,
  verdictAwaits: [],
  community: 0,
  proposals: [],
  moreProposals: null,
  history: [],
  relative: false,
  reasonNeeded: true,
  lacks: [],
  questioned: false,
  regrouping: false,
  confirmedAs: null,
  proposedAt: '2026-01-01T00:00:00Z',
  version: 7,
  can: {
    vote: true,
    withdraw: false,
    giveEvidence: true,
    openTally: false,
    link: false,
    stop: false,
    decide: [],
  },
})

const frame = (part: Partial<Frame>): Frame => ({
  topic: `subject:${id}`,
  kind: 'identification',
  id,
  version: 8,
  subjectId: id,
  status: 'proposed',
  questioned: false,
  lacks: [],
  regrouping: false,
  answered: 5,
  tally: { ...counts, 'same-sure': 4 },
  verdict: 'supported',
  community: 2,
  ...part,
})

test('[V7] a frame of a higher or equal version replaces what is shown, an older one does not', () => {
  expect(withFrame(shown, frame({ version: 9 })).answered).toBe(5)
  expect(withFrame(shown, frame({ version: 7 })).answered).toBe(5)
  expect(withFrame(shown, frame({ version: 6 }))).toBe(shown)
  expect(withFrame(shown, frame({ id: '64f0c2a1b3d4e5f60718293b' }))).toBe(shown)
})

test('[V7] what a frame does not tell stays as it was fetched', () => {
  const after = withFrame(shown, frame({}))
  expect(after.mine).toEqual(shown.mine)
  expect(after.person).toEqual(shown.person)
  expect(after.can).toEqual(shown.can)
})

test('[V7] an answer given or taken back in another tab is noticed; a frame that says nothing of it changes nothing', () => {
  const elsewhere = (part: Partial<Frame>) => isAnsweredElsewhere(shown, frame(part))
  expect(elsewhere({})).toBe(false)
  expect(elsewhere({ mineRevision: 1 })).toBe(false)
  expect(elsewhere({ mineRevision: 2 })).toBe(true)
  expect(elsewhere({ mineRevision: 2, version: 6 })).toBe(false)
  expect(elsewhere({ mineRevision: 2, id: '64f0c2a1b3d4e5f60718293b' })).toBe(false)
})

test('[V2] a tally that a frame does not tell is unknown, never zero', () => {
  const after = withFrame(shown, frame({ tally: null, verdict: null, community: null }))
  expect([after.tally, after.verdict, after.community]).toEqual([null, null, null])
})

test('[V6] a late answer to an older act does not undo what is shown', () => {
  expect(withNewer(shown, { ...shown, version: 6, answered: 1 })).toBe(shown)
  expect(withNewer(shown, { ...shown, version: 8, answered: 6 }).answered).toBe(6)
})

test('[I1] a proposal needs a name, a basis and a sentence of reasons', () => {
  const form = { who: null, basis: [], reasons: ' ', relative: false }
  expect(missingIn(form)).toEqual(['who', 'basis', 'reasons'])
  const full = { ...form, who: { name: 'John Doe' }, basis: ['witness' as const], reasons: 'Yes.' }
  expect(missingIn(full)).toEqual([])
  const undated = {
    ...full,
    basis: ['family' as const],
    told: { family: { ...emptyEvidence, portraitDate: 'x' } },
  }
  expect(missingIn(undated)).toEqual(['basis'])
})

test('[I2] of each ticked class of a proposal goes what was said of it, and no empty field', () => {
  const told = {
    witness: { ...emptyEvidence, text: 'Same hut.', menLeft: '3', blindLineUp: 'yes' as const },
  }
  const form = {
    who: { name: 'John' },
    basis: ['witness', 'caption'] as const,
    told,
    reasons: 'So.',
    relative: false,
  }
  expect(bodyOfProposal(form).basis).toEqual([
    { class: 'caption' },
    { class: 'witness', text: 'Same hut.', blindLineUp: true },
  ])
})

const evidence = {
  ...emptyEvidence,
  stance: 'for' as const,
  origin: 'his sister',
  text: 'She sees him.',
  knewHim: 'from school',
  blindLineUp: 'no' as const,
  portraitDate: '1949~',
  menLeft: '20',
}

test('[C4] only the fields of its class are sent with a piece of evidence', () => {
  const shared = { stance: 'for', origin: 'his sister', text: 'She sees him.' }
  const own = {
    witness: { knewHim: 'from school', blindLineUp: false },
    family: { portraitDate: '1949~' },
    circumstance: { menLeft: 20 },
    caption: {},
    examiner: {},
  }
  for (const one of ['witness', 'family', 'circumstance', 'caption', 'examiner'] as const)
    expect(bodyOf({ ...evidence, class: one }, one)).toEqual({ class: one, ...shared, ...own[one] })
})

test('[C4] a portrait’s date that cannot be read is pointed out where it would be sent', () => {
  const undated = { ...evidence, portraitDate: 'sometime' }
  expect(wrongIn({ ...undated, class: 'family' })).toEqual({ portraitDate: true })
  expect(wrongIn({ ...undated, class: 'witness' })).toEqual({})
  expect(wrongIn(emptyEvidence)).toEqual({ class: true, stance: true, origin: true, text: true })
})
