import { notice } from '@rollcall/contract/exports.ts'
import type { Film } from '@rollcall/contract/films.ts'
import {
  getFilmManifest,
  getImage,
  getImageBase,
  getStillManifest,
  getSubjectAnnotations,
} from '@rollcall/contract/iiif.ts'
import { getFilmVideo } from '@rollcall/contract/playing.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import type { Still, StillPage } from '@rollcall/contract/stills.ts'
import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import type { AddressOf } from '../platform/http/address.ts'
import { provenanceRows, rightsOf, type SourceSaid } from './provenance.ts'

/** Shapes of the IIIF Presentation API 3.0, https://iiif.io/api/presentation/3.0/, and of the Web Annotation Data Model. */
type Json = Readonly<Record<string, unknown>>

const said = (text: string): Json => ({ none: [text] })
const english = (text: string): Json => ({ en: [text] })
const row = (label: string, value: string): Json => ({ label: english(label), value: said(value) })

/** What every page that shows a name says, and more where all is invented. */
const noticeOf = (fiction: string | null): Json => ({
  requiredStatement: {
    label: english('Notice'),
    value: english([fiction, notice].filter(Boolean).join(' ')),
  },
})

const warned = ({ warning }: { readonly warning: boolean }): Json[] =>
  warning ? [row('Content warning', 'This may be hard to look at.')] : []

const metadata = (rows: readonly Json[]): Json => (rows.length > 0 ? { metadata: rows } : {})

/** A still as a picture that a viewer paints, and asks for in parts. */
const imageOf = ({ id, width, height }: Pick<Still, 'id' | 'width' | 'height'>, at: AddressOf) => {
  const service = at(getImageBase, { identifier: id })
  return {
    id: `${service}/full/max/0/default.jpg`,
    ...{ type: 'Image', format: 'image/jpeg', width, height },
    service: [{ id: service, type: 'ImageService3', profile: 'level2' }],
  }
}

const thumbnailOf = ({ id, width, height }: Still, at: AddressOf): Json => {
  const scale = Math.min(1, THUMBNAIL / Math.max(width, height))
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
  const parts = { region: 'full', size: `${w},${h}`, rotation: '0', file: 'default.jpg' }
  const address = at(getImage, { identifier: id, ...parts })
  return { id: address, type: 'Image', format: 'image/jpeg', width: w, height: h }
}
const THUMBNAIL = 320

export const canvasOfStill = (identifier: string, at: AddressOf): string =>
  `${at(getStillManifest, { identifier }).replace(/manifest$/, 'canvas')}`

/** "Unknown man 147", or who he is confirmed to be where whoever asks may read it ([P5]). */
const calledAs = ({ number, confirmed }: Pick<SubjectShort, 'number' | 'confirmed'>): string =>
  confirmed?.name ?? `Unknown man ${number}`

const fragment = ({ x, y, w, h }: Region): string => `xywh=${x},${y},${w},${h}`

/**
 * A still with all who are marked on it: its annotations stand whole in its canvas, which is their target. A frame comes
 * from where its film does.
 */
export const stillManifest = (
  still: StillPage,
  source: SourceSaid,
  at: AddressOf,
  fiction: string | null,
): Json => {
  const id = at(getStillManifest, { identifier: still.id })
  const canvas = canvasOfStill(still.id, at)
  const men = still.sightings.map((sighting) => ({
    id: `${canvas}/sightings/${sighting.id}`,
    type: 'Annotation',
    motivation: 'tagging',
    body: {
      type: 'TextualBody',
      value: calledAs(sighting.subject),
      format: 'text/plain',
    },
    target: `${canvas}#${fragment(sighting.region)}`,
    seeAlso: [pageAt(`/subjects/${sighting.subject.id}`, at)],
  }))
  return {
    id,
    type: 'Manifest',
    label: said(still.title),
    ...metadata([...provenanceRows(source), ...warned(still)]),
    ...rightsOf(source),
    ...noticeOf(fiction),
    thumbnail: [thumbnailOf(still, at)],
    homepage: [homepage(`/stills/${still.id}`, still.title, at)],
    ...(still.filmId && { partOf: [manifestRef(getFilmManifest, still.filmId, at)] }),
    items: [
      {
        id: canvas,
        type: 'Canvas',
        label: said(still.title),
        ...{ width: still.width, height: still.height },
        items: [painted(canvas, imageOf(still, at))],
        ...(men.length > 0 && { annotations: [page(`${canvas}/sightings`, men)] }),
      },
    ],
  }
}

/** A film of which it is known how long and how large it is: before, there is no canvas, and no manifest is without one. */
export type MeasuredFilm = Film & { readonly facts: NonNullable<Film['facts']> }

/** A film as a canvas that lasts, with its stills at their moments and a range for each shot. */
export const filmManifest = (
  film: MeasuredFilm,
  stills: readonly Still[],
  at: AddressOf,
  fiction: string | null,
): Json => {
  const id = at(getFilmManifest, { identifier: film.id })
  const canvas = id.replace(/manifest$/, 'canvas')
  const { facts } = film
  const secondsOf = (frame: number) => (frame * facts.rate.den) / facts.rate.num
  const { width, height } = facts
  const duration = secondsOf(facts.frames)
  const video = {
    id: at(getFilmVideo, { filmId: film.id }),
    ...{ type: 'Video', format: 'video/mp4', width, height, duration },
  }
  const kept = stills.map((still) => ({
    id: `${canvas}/stills/${still.id}`,
    type: 'Annotation',
    motivation: 'supplementing',
    label: english(`Frame ${still.frame}`),
    body: imageOf(still, at),
    target: `${canvas}#t=${secondsOf(still.frame ?? 0)}`,
    seeAlso: [manifestRef(getStillManifest, still.id, at)],
  }))
  return {
    id,
    type: 'Manifest',
    label: said(film.title),
    ...metadata([...provenanceRows(film), ...warned(film)]),
    ...rightsOf(film),
    ...noticeOf(fiction),
    ...(film.cover && { thumbnail: [thumbnailOf(film.cover, at)] }),
    homepage: [homepage(`/films/${film.id}`, film.title, at)],
    items: [
      {
        id: canvas,
        type: 'Canvas',
        label: said(film.title),
        ...{ width, height, duration },
        items: [painted(canvas, video)],
        ...(kept.length > 0 && { annotations: [page(`${canvas}/stills`, kept)] }),
      },
    ],
    ...(film.shots.length > 0 && {
      structures: [
        {
          id: `${canvas}/shots`,
          type: 'Range',
          label: english('Shots'),
          items: film.shots.map(({ from, to }, index) => ({
            id: `${canvas}/shots/${index + 1}`,
            type: 'Range',
            label: english(`Shot ${index + 1}`),
            items: [{ id: `${canvas}#t=${secondsOf(from)},${secondsOf(to)}`, type: 'Canvas' }],
          })),
        },
      ],
    }),
  }
}

/** Where a man is seen; who he is said to be once that is confirmed, and may be read. */
export const subjectAnnotations = (
  subject: SubjectPage,
  at: AddressOf,
  fiction: string | null,
): Json => {
  const id = at(getSubjectAnnotations, { identifier: subject.id })
  const items = subject.sightings.map(({ id: sighting, region, still }) => ({
    id: `${id}/${sighting}`,
    type: 'Annotation',
    motivation: subject.confirmed?.name ? 'identifying' : 'tagging',
    body: { type: 'TextualBody', value: calledAs(subject), format: 'text/plain' },
    target: {
      type: 'SpecificResource',
      source: {
        id: canvasOfStill(still.id, at),
        type: 'Canvas',
        partOf: [manifestRef(getStillManifest, still.id, at)],
      },
      selector: {
        type: 'FragmentSelector',
        conformsTo: 'http://www.w3.org/TR/media-frags/',
        value: fragment(region),
      },
    },
  }))
  return {
    ...page(id, items),
    label: english(calledAs(subject)),
    ...noticeOf(fiction),
    seeAlso: [pageAt(`/subjects/${subject.id}`, at)],
  }
}

const page = (id: string, items: readonly Json[]): Json => ({ id, type: 'AnnotationPage', items })

const painted = (canvas: string, body: Json): Json =>
  page(`${canvas}/page`, [
    {
      id: `${canvas}/page/picture`,
      type: 'Annotation',
      motivation: 'painting',
      body,
      target: canvas,
    },
  ])

const homepage = (path: string, title: string, at: AddressOf): Json => ({
  ...pageAt(path, at),
  label: said(title),
})

const pageAt = (path: string, at: AddressOf): Json => ({
  ...{ id: at(path), type: 'Text', format: 'text/html' },
})

const manifestRef = (
  endpoint: typeof getFilmManifest | typeof getStillManifest,
  identifier: string,
  at: AddressOf,
): Json => ({ id: at(endpoint, { identifier }), type: 'Manifest' })
