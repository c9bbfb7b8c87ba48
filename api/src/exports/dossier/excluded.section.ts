import type { RestsOn } from '@rollcall/contract/exclusions.ts'
import { campName } from '../../camps/camp.presenter.ts'
import type { RuledOut } from '../../cases/ruledOut.presenter.ts'
import type { Dossier } from './dossier.reader.ts'
import type { Said } from './said.ts'
import { type Block, paragraph, plain, type Section, strong } from './section.ts'

/** Whom he cannot be, and why ([X3]). */
export const excludedSection = ({ exclusions }: Dossier, said: Said): Section => ({
  title: said.words('excluded.title'),
  blocks:
    exclusions.length === 0
      ? [paragraph(said.words('excluded.none'))]
      : exclusions.map((one) => exclusionOf(one, said)),
})

const exclusionOf = (one: RuledOut<RestsOn>, said: Said): Block => {
  const { words } = said
  const { name, nameWithheld, kind, state, contested, reasons, ruledBecause, withheld } = one
  const told = [
    words(`excluded.${kind}`),
    words(`excluded.state.${contested ? 'contested' : state}`),
  ]
  return {
    is: 'entry',
    lead: [strong(name ?? words('name.withheld')), plain(` · ${told.join(' · ')}`)],
    lines: [
      ...one.restsOn.map((rest) => restLine(rest, said)),
      reasons ?? '',
      ruledBecause ? words('excluded.because', { text: ruledBecause }) : '',
      nameWithheld ? words('excluded.withheld') : withheld ? words('withheld') : '',
      said.day(one.since),
    ].filter(Boolean),
  }
}

const restLine = (rest: RestsOn, said: Said): string => {
  const { words, date, language } = said
  const sourced = (fact: string, source: string | null) =>
    source ? words('rests.source', { fact, source }) : fact
  switch (rest.what) {
    case 'fact':
      return sourced(words(`rests.${rest.field}`, { date: date(rest.date) }), rest.source)
    case 'stay': {
      const camp = campName(rest.camp, language) ?? words('rests.aCamp')
      const [from, to] = [rest.from, rest.to].map((day) => (day ? date(day) : '…'))
      return sourced(words('rests.stay', { camp, from: from ?? '…', to: to ?? '…' }), rest.source)
    }
    case 'film':
    case 'photo':
      return words(`rests.${rest.what}`, { title: rest.title, date: date(rest.date) })
    case 'still':
      return words('rests.still')
    case 'confirmed':
      return words('rests.confirmed', { number: rest.subjectNumber })
    default:
      return rest satisfies never
  }
}
