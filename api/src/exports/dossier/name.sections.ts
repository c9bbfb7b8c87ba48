import type { ExportedEvidence, ExportedReply } from '@rollcall/contract/exportRow.ts'
import { answers } from '@rollcall/contract/votes.ts'
import type { Candidate, Dossier } from './dossier.reader.ts'
import type { Said } from './said.ts'
import { type Block, paragraph, plain, type Section, strong } from './section.ts'

export const namesSection = (dossier: Dossier, said: Said): Section => ({
  title: said.words('names.title'),
  blocks: dossier.candidates.length === 0 ? [paragraph(said.words('names.none'))] : [],
  parts: dossier.candidates.map((one, place) => nameSection(dossier, one, place + 1, said)),
})

/** Its heading carries no name that is not confirmed ([P5]); the name stands below. */
const nameSection = (dossier: Dossier, one: Candidate, place: number, said: Said): Section => {
  const { words } = said
  return {
    title: words('name.heading', { at: place, status: words(`status.${one.status}`) }),
    blocks: [
      { is: 'facts', rows: factsOf(one, said) },
      ...(one.lacks.length > 0
        ? [
            paragraph(
              words('name.short', {
                what: one.lacks.map((lack) => words(`lacks.${lack}`)).join(', '),
              }),
            ),
          ]
        : []),
      ...(one.nameWithheld ? [paragraph(words('name.withheld.why'))] : []),
      { is: 'head', text: words('evidence') },
      ...evidenceOf(dossier, one, said),
      { is: 'head', text: words('decisions') },
      ...decisionsOf(one, said),
      ...repliesOf(one, said),
    ],
  }
}

const factsOf = (one: Candidate, said: Said): (readonly [string, string])[] => {
  const { words } = said
  const known: (readonly [string, string | null])[] = [
    [words('name'), one.name ?? words('name.withheld')],
    [words('name.ids'), one.ids.map(({ authority, id }) => `${authority}: ${id}`).join('; ')],
    [words('name.serviceNumber'), one.serviceNumber],
    [words('name.since'), one.since ? said.day(one.since) : null],
    [words('answered'), answeredLine(one, said)],
  ]
  return known.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

/** How many answered is no secret; how they did is one until a ruling makes it public ([V2]). */
const answeredLine = ({ answered, tally, tallyIsPublic }: Candidate, said: Said): string => {
  const { words, number } = said
  const count =
    answered === 0 ? words('answered.count.none') : said.counted('answered.count', answered)
  if (!tally) return `${count} ${words(tallyIsPublic ? 'answered.moving' : 'answered.hidden')}`
  const each = answers.map((answer) => words(`answer.${answer}`, { count: number(tally[answer]) }))
  return [count, ...each].join('\n')
}

const classes = ['caption', 'witness', 'examiner', 'family', 'circumstance'] as const

/** By class, in the order in which classes weigh; in a class as it was given. */
const evidenceOf = (dossier: Dossier, one: Candidate, said: Said): Block[] => {
  const { words } = said
  const place = (item: ExportedEvidence) => classes.indexOf(item.class as (typeof classes)[number])
  const items = one.evidence.toSorted((a, b) => place(a) - place(b))
  const waiting = dossier.profile === 'full' ? 0 : one.waiting
  return [
    ...(items.length === 0 ? [paragraph(words('evidence.none'))] : []),
    ...items.map((item) => pieceOf(item, said)),
    ...(waiting > 0 ? [paragraph(said.counted('evidence.waiting', waiting))] : []),
  ]
}

const pieceOf = (item: ExportedEvidence, said: Said): Block => {
  const { words } = said
  const { stance, state, giver, origin, text, knewHim, link, ruledBecause, withheld } = item
  const told = [
    words(`stance.${stance}`),
    ...(state === 'admitted' ? [] : [words(`state.${state}`)]),
    words(`from.${giver}`),
    words('given', { day: said.day(item.givenAt) }),
  ]
  return {
    is: 'entry',
    lead: [strong(words(`class.${item.class}`)), plain(` · ${told.join(' · ')}`)],
    lines: [
      origin === null ? words('origin.none') : words('origin', { origin }),
      text ?? '',
      knewHim ? words('knewHim', { text: knewHim }) : '',
      item.blindLineUp === null ? '' : words(`blindLineUp.${item.blindLineUp ? 'yes' : 'no'}`),
      item.portraitDate ? words('portraitDate', { day: said.date(item.portraitDate) }) : '',
      item.menLeft === null ? '' : words('menLeft', { count: said.number(item.menLeft) }),
      item.qualification ? words('qualification', { text: item.qualification }) : '',
      link ? words('link', { text: link }) : '',
      ruledBecause && state !== 'open' ? words(`because.${state}`, { text: ruledBecause }) : '',
      withheld && text === null ? words('withheld') : '',
    ].filter(Boolean),
  }
}

/** Whatever an agency found is its own to say: it is told with its day and reference, and with the notice. */
const repliesOf = ({ replies }: Candidate, said: Said): Block[] => {
  if (replies.length === 0) return []
  return [
    { is: 'head', text: said.words('replies') },
    paragraph(said.words('replies.what')),
    ...replies.map((reply) => replyOf(reply, said)),
  ]
}

const replyOf = (reply: ExportedReply, said: Said): Block => {
  const { words } = said
  const { agency, date, reference, outcome, text, document, withdrawnAt, withheld } = reply
  return {
    is: 'entry',
    lead: [
      strong(agency ?? words('replies.agency.withheld')),
      plain(` · ${said.date(date)} · ${words(`replies.outcome.${outcome}`)}`),
    ],
    lines: [
      reference ? words('replies.reference', { text: reference }) : '',
      text ?? '',
      document ? words('replies.document', { title: document.title }) : '',
      reply.public ? '' : words('replies.notPublic'),
      withdrawnAt ? words('replies.withdrawn', { day: said.day(withdrawnAt) }) : '',
      withheld && text === null ? words('withheld') : '',
    ].filter(Boolean),
  }
}

const decisionsOf = ({ rulings }: Candidate, said: Said): Block[] => {
  const { words } = said
  if (rulings.length === 0) return [paragraph(words('decisions.none'))]
  return rulings.map(({ to, reasons, withheld, at }) => ({
    is: 'entry',
    lead: [strong(said.day(at)), plain(` · ${words(`status.${to}`)}`)],
    lines: [reasons ?? '', withheld && reasons === null ? words('withheld') : ''].filter(Boolean),
  }))
}
