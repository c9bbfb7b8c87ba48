import type { Clue } from '@rollcall/contract/clues.ts'
import type { SightingId, SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { type Html, html } from '../platform/http/html.ts'
import type { Language } from '../platform/http/language.ts'
import { around } from '../subjects/around.ts'
import type { SharedPicture } from './page.ts'
import { flagText } from './parts.ts'
import type { Words } from './words.ts'

/** In which language something is said. */
export interface Said {
  readonly words: Words
  readonly language: Language
}

const SHARED_WIDTH = 1200
const CROP_WIDTH = 100

type Pictured = Pick<
  Still,
  'pictures' | 'width' | 'height' | 'warning' | 'restricted' | 'placeholder'
>

/** The picture nearest to a width; JPEG, which everything can show. */
const nearest = ({ pictures }: Pictured, width: number) => {
  const order = [...pictures].sort(
    (one, other) =>
      Math.abs(one.width - width) - Math.abs(other.width - width) ||
      Number(other.type === 'image/jpeg') - Number(one.type === 'image/jpeg'),
  )
  return order.find(({ type }) => type === 'image/jpeg') ?? order[0]
}

/** What stands for a still where its page is shared ([P5]): nothing where it is restricted or to be asked for first ([A9]). */
export const shared = (of: Pictured | null | undefined, alt: string): SharedPicture | null => {
  const one = of && !of.warning && !of.restricted ? nearest(of, SHARED_WIDTH) : undefined
  if (!of || !one) return null
  const { url, width } = one
  return { url, width, height: Math.round((width * of.height) / of.width), alt }
}

/** Until somebody asks, which takes scripts, one with a content warning is seen as a blur ([A9]). */
const addressOf = (of: Pictured, width: number): string =>
  (of.warning ? undefined : nearest(of, width)?.url) ?? of.placeholder

/** A whole still. */
export const picture = (of: Pictured, alt: string, words: Words): Html =>
  html`<img src="${addressOf(of, SHARED_WIDTH)}" width="${of.width}" height="${of.height}" alt="${alt}">${of.warning && html`<small>${words('warned')}</small>`}`

/** A page of a document, with a box on the part that is meant. */
export const wholePage = (of: Pictured, part: Region | null, alt: string): Html => {
  const { width, height } = of
  const address = addressOf(of, SHARED_WIDTH)
  if (!part)
    return html`<p><img src="${address}" width="${width}" height="${height}" alt="${alt}"></p>`
  const { x, y, w, h } = part
  return html`<p><svg class="paper" role="img" aria-label="${alt}" viewBox="0 0 ${width} ${height}"><image href="${address}" width="${width}" height="${height}" preserveAspectRatio="none"/><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="none" stroke="#c8102e" stroke-width="${Math.ceil(width / 250)}"/></svg></p>`
}

/** The picture that a man is cut out of: large enough for his part of it to be seen, and no larger. */
const cropOf = (of: Pictured, region: Region): string =>
  addressOf(of, Math.min(2 * SHARED_WIDTH, (of.width * CROP_WIDTH) / around(region).width))

/** The first of some that a browser has to fetch: what is covered stands in the page itself, and nothing waits for it. */
export const firstFetched = (
  seen: readonly { readonly still: Pictured; readonly region: Region }[],
): string | undefined =>
  seen.map(({ still, region }) => cropOf(still, region)).find((href) => !href.startsWith('data:'))

/** A man cut out of his still, 4 to 5 with room above his head, as the wall shows him. */
export const crop = (of: Pictured, region: Region, alt: string): Html => {
  const { x, y, width, height } = around(region)
  const said = alt ? html`role="img" aria-label="${alt}"` : html`aria-hidden="true"`
  return html`<svg class="crop" ${said} viewBox="${[x, y, width, height].join(' ')}" preserveAspectRatio="xMidYMid slice"><image href="${cropOf(of, region)}" width="${of.width}" height="${of.height}" preserveAspectRatio="none"/></svg>`
}

/** "Unknown man 147", or who he is confirmed to be, as far as a visitor may read it. */
export const manName = (
  { number, confirmed }: Pick<SubjectShort, 'number' | 'confirmed'>,
  words: Words,
): string => confirmed?.name ?? words('man', { number })

/** What is seen of him at a mark, with what else a visitor reads of it ([P7]); nothing where nothing is said. */
export const cluesLine = (
  { id, clues }: { readonly id: SightingId; readonly clues: readonly Clue[] },
  of: SubjectId,
  words: Words,
): Html | false => {
  const said = clues.map(({ kind, note, withheld }) => {
    const clue = words(`clue.${kind}`)
    if (note !== null) return words('clue.noted', { clue, note })
    return withheld ? words('clue.withheld', { clue }) : clue
  })
  const noted = clues.filter(({ note }) => note !== null)
  const flags = noted.map(({ kind }) => {
    const label = words('flag.linkOf', { text: words(`clue.${kind}`) })
    return html` ${flagText({ kind: 'clue', id, clue: kind }, of, label)}`
  })
  return said.length > 0 && html`<small>${said.join(' · ')}</small>${flags}`
}

/** Facts under their names; what is not known is left out. */
export const facts = (
  rows: readonly (readonly [name: string, value: Html | string | null | undefined])[],
): Html => {
  const known = rows.filter(([, value]) => value)
  if (known.length === 0) return html``
  return html`<dl>${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
