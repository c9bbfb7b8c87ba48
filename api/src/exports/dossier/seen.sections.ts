import { timecodeOf } from '@rollcall/contract/time.ts'
import { campName } from '../../camps/camp.presenter.ts'
import type { AddressOf } from '../../platform/http/address.ts'
import type { Dossier, Seen } from './dossier.reader.ts'
import type { Said } from './said.ts'
import { type Block, type Pictured, paragraph, plain, type Section, strong } from './section.ts'

/** Who prints a man with two hundred sightings wants his face, not a kilo of paper. */
export const MOST_PICTURES = 24

/** What stands beside each other on the first page: the man, and the portrait of whom he was confirmed to be. */
export const facesOf = (dossier: Dossier, said: Said): Block[] => {
  const [best] = dossier.seen.filter(({ warning }) => !warning || dossier.profile === 'full')
  const confirmed = dossier.candidates.find(({ status }) => status === 'confirmed')
  const { words } = said
  const faces: Pictured[] = []
  if (best)
    faces.push({
      ...pictured(best, said),
      of: 'man',
      alt: words('face.manAlt', { number: dossier.number }),
      caption: [
        [strong(`A. ${words('face.man')}`)],
        ...whereLines(best, said).map((line) => [plain(line)]),
      ],
    })
  const portrait = confirmed?.portrait
  if (portrait && confirmed.name)
    faces.push({
      ...portrait,
      ...{ of: 'portrait', region: null, label: '', instead: null, lost: words('seen.lost') },
      alt: words('face.portraitAlt', { name: confirmed.name }),
      caption: [
        [strong(`${best ? 'B' : 'A'}. ${words('face.portrait')}`)],
        [plain(portrait.date ? said.date(portrait.date) : words('face.undated'))],
        ...[portrait.source, portrait.rights].flatMap((line) => (line ? [[plain(line)]] : [])),
      ],
    })
  return faces.length > 0 ? [{ is: 'faces', faces }] : []
}

export const seenSection = (dossier: Dossier, said: Said, at: AddressOf): Section => {
  const { seen, unseen, profile, number } = dossier
  const { words } = said
  const shown = seen.slice(0, MOST_PICTURES)
  const stills = shown.map((one, place): Block => {
    const address = at(`/stills/${one.id}`)
    const caption = [
      [strong(words('seen.number', { at: place + 1 }))],
      ...[...whereLines(one, said), markLine(one, said), ...restrictedLine(one, said)].map(
        (line) => [plain(line)],
      ),
    ]
    const instead = one.warning && profile !== 'full' ? words('seen.warning', { address }) : null
    return { is: 'still', still: { ...pictured(one, said), label: `${number}`, instead, caption } }
  })
  return {
    title: words('seen.title'),
    blocks: [
      ...(seen.length === 0 ? [paragraph(words('seen.none'))] : []),
      ...(seen.length > shown.length
        ? [
            paragraph(
              words('seen.more', {
                ...{ shown: said.number(shown.length), all: said.number(seen.length) },
                address: at(`/subjects/${dossier.id}`),
              }),
            ),
          ]
        : []),
      ...(unseen > 0 ? [paragraph(said.counted('seen.restricted', unseen))] : []),
      ...stills,
    ],
  }

  function restrictedLine({ restricted }: Seen, { words }: Said): string[] {
    return restricted ? [words('seen.isRestricted')] : []
  }
}

const pictured = (one: Seen, { words }: Said): Pictured => {
  const { pictures, width, height, region, title } = one
  return {
    ...{ of: 'still', pictures, width, height, region, label: '', instead: null, caption: [] },
    alt: words('seen.alt', { title, number: '' }),
    lost: words('seen.lost'),
  }
}

/** In what he is seen, and where and when that was made. */
export const whereLines = (one: Seen, said: Said): string[] => {
  const { title, frame, rate, place, campShort, date } = one
  const made = [place, campName(campShort, said.language), date && said.date(date)]
  return [
    title,
    made.filter(Boolean).join(', '),
    frame !== null && rate
      ? said.words('seen.frame', {
          frame: said.number(frame),
          rate: rate.den === 1 ? `${rate.num}` : `${rate.num}/${rate.den}`,
          timecode: timecodeOf(frame, rate),
        })
      : '',
  ].filter(Boolean)
}

const markLine = ({ region, width, height }: Seen, { words }: Said): string =>
  words('seen.mark', { ...region, width, height })
