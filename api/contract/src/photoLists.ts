import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { stillId } from './ids.ts'
import { provenance } from './provenance.ts'
import { column, dateCell, listLook, listReading, rowNote, textCell } from './roster.ts'
import { uploadId } from './uploaded.ts'

/** Which columns of a list make what is said of a photo; `file` names its picture, whatever its case, folder or ending. */
export const photoColumns = z.strictObject({
  file: column,
  /** Which of several pictures of a TIFF, from 1. */
  page: column.optional(),
  /** Where it is empty, the photo is called by its file. */
  title: textCell.optional(),
  date: dateCell.optional(),
  ...{ place: textCell.optional(), camp: textCell.optional() },
  ...{ captor: textCell.optional(), maker: textCell.optional() },
  ...{ archive: textCell.optional(), collection: textCell.optional() },
  ...{ naid: textCell.optional(), recordGroup: textCell.optional(), localId: textCell.optional() },
  ...{ rights: textCell.optional(), rightsUri: textCell.optional(), obtained: textCell.optional() },
  /** Yes or no, in a word. */
  publishedBefore: textCell.optional(),
})
export type PhotoColumns = z.output<typeof photoColumns>

/** How a list of photos is read: as that of a roster is. */
export const photoMapping = z
  .strictObject({ ...listReading.shape, columns: photoColumns })
  .meta({ id: 'PhotoMapping' })
export type PhotoMapping = z.output<typeof photoMapping>

const count = z.number().int()

export const photoRow = z
  .object({
    row: count,
    /** Null where the row names none. */
    file: z.string().nullable(),
    page: count.nullable(),
    title: z.string(),
    provenance,
    /** What is wrong with it; of such a row no photo is made. */
    wrong: z.array(rowNote),
    /** What was understood otherwise than it is written. */
    told: z.array(rowNote),
  })
  .meta({ id: 'PhotoRow' })
export type PhotoRow = z.output<typeof photoRow>

export const photoListLook = listLook
  .omit({ guess: true })
  .extend({ guess: photoColumns.partial() })
  .meta({ id: 'PhotoListLook' })
export type PhotoListLook = z.output<typeof photoListLook>

export const readPhotoList = endpoint({
  name: 'readPhotoList',
  method: 'POST',
  path: '/api/stills/lists',
  asks: true,
  summary:
    'Read a finished upload of a list of photos (CSV, XLSX): how it is written, its columns, and what they may mean; with a mapping its rows too, a thousand at a time. Nothing is made of it: each photo is added by itself',
  access: 'contributor',
  body: z.strictObject({
    uploadId,
    /** How it is written, where that was not found out right; a mapping says it itself. */
    reading: listReading.optional(),
    mapping: photoMapping.optional(),
    /** Only rows after this one. */
    after: count.min(0).default(0),
  }),
  status: 200,
  response: z.object({
    look: photoListLook,
    /** Empty without a mapping. */
    rows: z.array(photoRow),
    /** After which row it goes on; null at its end. */
    next: count.nullable(),
    /** How many photos this account may still add today; null where it has no limit ([D4]). */
    left: count.nullable(),
  }),
  errors: ['list.unfit', 'upload.unfinished'],
})

export const MOST_ASKED = 500

export const findPhotos = endpoint({
  name: 'findPhotos',
  method: 'POST',
  path: '/api/stills/known',
  asks: true,
  summary: 'Which of these pictures, by the SHA-256 of their files, are here already',
  access: 'contributor',
  body: z.strictObject({
    sha256s: z
      .array(z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in 64 hex digits'))
      .min(1)
      .max(MOST_ASKED),
  }),
  status: 200,
  response: z.object({
    items: z.array(z.object({ sha256: z.string(), page: count.nullable(), id: stillId })),
  }),
  errors: [],
})
