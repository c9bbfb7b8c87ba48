import { statementName, statementOf } from '@rollcall/contract/rights.ts'
import type { AddressOf } from '../../platform/http/address.ts'
import type { About } from '../formats.ts'
import type { Candidate, Dossier, Seen } from './dossier.reader.ts'
import { excludedSection } from './excluded.section.ts'
import { namesSection } from './name.sections.ts'
import type { Said } from './said.ts'
import { type Block, type Paged, paragraph, plain, type Section, strong } from './section.ts'
import { facesOf, seenSection, whereLines } from './seen.sections.ts'

/** What is said of the moment at which it was made. */
export type Made = Pick<About, 'madeAt' | 'log'> & { readonly fiction: boolean }

/** A dossier as sections of texts and pictures, in one language: nothing of it is drawn yet. */
export const pagedOf = (dossier: Dossier, made: Made, said: Said, at: AddressOf): Paged => {
  const { words } = said
  const { number, calledBy, profile, version } = dossier
  const address = at(`/subjects/${dossier.id}`)
  const named = calledBy === null ? {} : { name: calledBy }
  const { entries, head } = made.log
  return {
    title: words(calledBy === null ? 'title' : 'titleNamed', { number, ...named }),
    heading: calledBy ?? words('man', { number }),
    under: [
      ...(calledBy === null ? [] : [words('man', { number })]),
      standingLine(dossier.candidates, said),
    ],
    ...{ address, language: said.language, madeAt: new Date(made.madeAt) },
    front: [
      {
        is: 'notice',
        spans: [
          strong(`${words('notice.lead')} `),
          plain(`${words('notice')} ${words('notice.law')}`),
          ...(made.fiction ? [plain(` ${words('fiction')}`)] : []),
        ],
      },
      ...facesOf(dossier, said),
    ],
    sections: [
      namesSection(dossier, said),
      excludedSection(dossier, said),
      seenSection(dossier, said, at),
      sourcesSection(dossier, said, at),
      aboutSection(dossier, made, said, address),
    ],
    running: (page, pages) =>
      words('running', { number, version, day: said.day(made.madeAt), page, pages }),
    foot: [
      made.fiction ? `${words('fiction')} ${words('notice')}` : words('notice'),
      `${address} · ${words('foot.profile', { profile: words(`profile.short.${profile}`) })}`,
      words('foot.log', { entries: said.number(entries), head: shortened(head) }),
    ],
  }
}

/** Enough of a hash to be compared by eye; the whole of it stands at the end. */
const shortened = (hash: string): string => `${hash.slice(0, 16)}…${hash.slice(-16)}`

const standings = ['confirmed', 'probable', 'disputed', 'proposed'] as const

const standingLine = (candidates: readonly Candidate[], said: Said): string => {
  const standing = standings.find((one) => candidates.some(({ status }) => status === one))
  if (!standing) return said.words(candidates.length > 0 ? 'standing.closed' : 'standing.nobody')
  const since = candidates.find(({ status }) => status === standing)?.since
  return said.words(`standing.${standing}`, { day: since ? said.day(since) : '' })
}

const sourcesSection = (dossier: Dossier, said: Said, at: AddressOf): Section => {
  const { words } = said
  const portraits = dossier.candidates.flatMap(({ portrait }, place): Block[] =>
    portrait
      ? [
          {
            is: 'entry',
            lead: [strong(words('sources.portrait', { at: place + 1 }))],
            lines: factLines(
              [
                ['source.from', portrait.source],
                ['source.rights', portrait.rights],
                ['source.sha256', portrait.sha256],
              ],
              said,
            ),
          },
        ]
      : [],
  )
  return {
    title: words('sources.title'),
    blocks: [
      paragraph(words('sources.text')),
      ...dossier.seen.map((one, place) => sourceOf(one, place + 1, said, at)),
      ...portraits,
    ],
  }
}

const sourceOf = (one: Seen, place: number, said: Said, at: AddressOf): Block => {
  const statement = statementOf({
    rights: one.rights ?? undefined,
    rightsUri: one.rightsUri ?? undefined,
  })
  return {
    is: 'entry',
    lead: [strong(said.words('seen.number', { at: place }))],
    lines: [
      whereLines(one, said).join('. '),
      ...factLines(
        [
          ['source.archive', one.archive],
          ['source.collection', one.collection],
          ['source.naid', one.naid],
          ['source.recordGroup', one.recordGroup],
          ['source.localId', one.localId],
          ['source.rights', one.rights],
          ['source.rightsUri', statement && statementName(statement, said.language)],
          ['source.sha256', one.sha256],
          ['source.address', at(`/stills/${one.id}`)],
        ],
        said,
      ),
    ].filter(Boolean),
  }
}

const factLines = (facts: readonly (readonly [string, string | null])[], { words }: Said) =>
  facts.flatMap(([key, value]) => (value ? [`${words(key)}: ${value}`] : []))

const aboutSection = (
  { profile, version }: Dossier,
  { madeAt, log }: Made,
  { words, number, day }: Said,
  address: string,
): Section => ({
  title: words('about.title'),
  blocks: [
    {
      is: 'facts',
      rows: [
        [words('about.made'), `${day(madeAt)}, ${madeAt.slice(11, 16)} UTC`],
        [words('about.profile'), words(`profile.${profile}`)],
        [words('about.version'), number(version)],
        [words('about.address'), address],
      ],
    },
    paragraph(words('about.head', { entries: number(log.entries), head: log.head })),
    paragraph(words('about.print')),
  ],
})
