import type { ExportRow } from '@rollcall/contract/exportRow.ts'
import { exportAnnotations, shortNotice } from '@rollcall/contract/exports.ts'
import { getImage } from '@rollcall/contract/iiif.ts'
import { getFilmVideo } from '@rollcall/contract/playing.ts'
import type { AddressOf } from '../platform/http/address.ts'

/** https://www.w3.org/TR/annotation-model/ */
export const ANNOTATIONS = 'http://www.w3.org/ns/anno.jsonld'

type Json = Readonly<Record<string, unknown>>
type Where = ExportRow['stills'][number]

/** What the model has no words for: the hash of a picture, and the frame of a film that it is. */
export const contextOf = (at: AddressOf): readonly unknown[] => [
  ANNOTATIONS,
  {
    rollcall: at('/about#'),
    sha256: 'http://schema.org/sha256',
    frame: 'rollcall:frame',
    rate: 'rollcall:rate',
    num: 'rollcall:num',
    den: 'rollcall:den',
  },
]

/** One page of those who are seen; of a man whose name is not confirmed now, or withheld, his number stands for him ([P5]). */
export const annotationPage = (
  rows: readonly ExportRow[],
  at: AddressOf,
  addressOf: (cursor: string | null) => string,
  { cursor, next }: { readonly cursor: string; readonly next: string | null },
): Json => ({
  id: addressOf(cursor),
  type: 'AnnotationPage',
  partOf: addressOf(null),
  ...(next !== null && { next: addressOf(next) }),
  items: rows.flatMap((row) => row.stills.map((still) => annotation(row, still, at))),
})

export const annotationCollection = (
  first: Json,
  addressOf: (cursor: string | null) => string,
  notice: string,
): Json => ({
  id: addressOf(null),
  type: 'AnnotationCollection',
  label: `Men who were identified. ${notice}`,
  first,
})

/** All of them as one page, made while it is sent. */
export async function* annotationLines(
  rows: AsyncIterable<ExportRow>,
  at: AddressOf,
): AsyncGenerator<string> {
  const head = { '@context': contextOf(at), id: at(exportAnnotations), type: 'AnnotationPage' }
  yield `${JSON.stringify(head).slice(0, -1)},"items":[`
  let comma = ''
  for await (const row of rows)
    for (const still of row.stills) {
      yield `${comma}\n${JSON.stringify(annotation(row, still, at))}`
      comma = ','
    }
  yield '\n]}\n'
}

const annotation = (row: ExportRow, still: Where, at: AddressOf): Json => ({
  id: `${at(exportAnnotations)}#${row.id}-${still.sightingId}`,
  type: 'Annotation',
  motivation: 'identifying',
  created: row.decidedAt,
  modified: row.statusAt,
  ...(still.rightsUri && { rights: still.rightsUri }),
  body: [
    {
      type: 'TextualBody',
      purpose: 'identifying',
      format: 'text/plain',
      value: (row.status === 'confirmed' && row.name) || `Unknown man ${row.subjectNumber}`,
    },
    {
      ...{ type: 'TextualBody', purpose: 'describing', format: 'text/plain', language: 'en' },
      value: `Status: ${row.status}. ${row.lacks.length > 0 ? `${shortNotice} ` : ''}${row.notice}`,
    },
    ...row.replies.flatMap((reply) => answered(reply, at)),
    {
      type: 'SpecificResource',
      purpose: 'linking',
      source: at(`/subjects/${row.subjectId}`),
    },
  ],
  target: {
    type: 'SpecificResource',
    source: sourceOf(still, at),
    selector: {
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: `xywh=pixel:${still.region.x},${still.region.y},${still.region.w},${still.region.h}`,
    },
  },
})

/** What an agency answered is told as its own words are: who, on which day, under which reference. */
const answered = (
  { agency, date, reference, outcome, document }: ExportRow['replies'][number],
  at: AddressOf,
): Json[] => {
  const under = reference === null ? '' : `, reference ${reference}`
  const said = {
    ...{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', language: 'en' },
    value: `${agency ?? 'An agency'} answered on ${date}${under}: ${outcome}. That is its finding and none of ours.`,
  }
  const source = document && at(`/documents/${document.id}`)
  return [said, ...(source ? [{ type: 'SpecificResource', purpose: 'linking', source }] : [])]
}

const sourceOf = ({ id, sha256, filmId, frame, rate }: Where, at: AddressOf): Json => ({
  id: at(getImage, {
    ...{ identifier: id, region: 'full', size: 'max', rotation: '0', file: 'default.jpg' },
  }),
  type: 'Image',
  format: 'image/jpeg',
  sha256,
  ...(filmId && {
    partOf: { id: at(getFilmVideo, { filmId }), type: 'Video' },
    frame,
    rate,
  }),
})
