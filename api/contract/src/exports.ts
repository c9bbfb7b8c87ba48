import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { profile } from './exportRow.ts'
import { campId, filmId } from './ids.ts'
import { pageOf, pageQuery } from './page.ts'
import { status } from './status.ts'
import { instant, text } from './text.ts'

/** What is said besides of a name whose evidence has come to lack something ([M2]). */
export const shortNotice = 'Its evidence is no longer enough, and moderators look at it again.'

/** Said by every page, export and badge that shows a name. */
export const notice =
  'A name given here is a finding of contributors and moderators of Rollcall. It is not an official accounting.'

const moment = z.union([instant, z.iso.date()], {
  error: 'is a day (1951-02-28) or a moment (1951-02-28T12:00:00Z)',
})

/** Which rows: all where nothing is said. */
const filters = {
  filmId: filmId.optional(),
  camp: campId.optional(),
  /** Those decided, or whose status changed, then or later. */
  since: moment.optional(),
  status: status.optional(),
}

const asked = z.strictObject({
  profile: profile.default('public'),
  /** What it is taken for: partner and full ask for it, and it is written into the log. */
  reason: text.optional(),
  ...filters,
})
export type ExportAsked = z.output<typeof asked>
export type ExportFilters = Pick<ExportAsked, keyof typeof filters>

export const exportFormats = ['csv', 'json', 'jsonl', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportConfirmed = endpoint({
  name: 'exportConfirmed',
  method: 'GET',
  path: '/api/exports/confirmed.{format}',
  summary:
    'All that was ever confirmed with its present status, streamed, each row with the notice; partner and full for moderators who gave their second factor just now, with a reason',
  access: 'visitor',
  params: z.strictObject({ format: z.enum(exportFormats) }),
  query: asked,
  status: 200,
  response: {
    file: [
      'text/csv',
      'application/json',
      'application/jsonl',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  },
  errors: ['auth.required', 'forbidden', 'second-factor.required'],
})

export const exportCsvMetadata = endpoint({
  name: 'exportCsvMetadata',
  method: 'GET',
  path: '/api/exports/csv-metadata.json',
  summary: 'What the columns of the CSV are, by CSV on the Web; with the query of the CSV',
  access: 'visitor',
  query: asked,
  status: 200,
  response: { file: ['application/csvm+json'] },
  errors: [],
})

/** A cell of the tables: what CSV and XLSX have in that place. */
export const exportCell = z.union([z.string(), z.number(), z.boolean()]).nullable()
export type ExportCell = z.infer<typeof exportCell>

export const previewExport = endpoint({
  name: 'previewExport',
  method: 'GET',
  path: '/api/exports/preview',
  summary:
    'The first rows as the tables will have them, and how many rows there are; of partner and full for moderators',
  access: 'visitor',
  query: asked.omit({ reason: true }),
  status: 200,
  response: z.object({
    columns: z.array(z.string()),
    /** The first three. */
    rows: z.array(z.array(exportCell)),
    count: z.number().int(),
  }),
  errors: ['auth.required', 'forbidden', 'second-factor.required'],
})

/** How one ended for whoever sent it; that it came whole, the file alone tells. */
export const ends = ['whole', 'broken-off', 'unfinished'] as const

const takenAway = z.object({
  id: z.string(),
  what: z.string(),
  profile,
  filters: z.record(z.string(), z.string()),
  reason: z.string(),
  by: z.string(),
  at: instant,
  /** How many rows it was to have, and the log's head that it names; null of what was taken before that was noted. */
  rows: z.number().int().nullable(),
  logHead: z.string().nullable(),
  /** *unfinished* while it is on its way, and where it ended with the process; null of what was taken before that was noted. */
  ended: z.enum(ends).nullable(),
})

export const listDownloads = endpoint({
  name: 'listDownloads',
  method: 'GET',
  path: '/api/exports/downloads',
  summary: 'What was taken away of partner and full, by whom and why, the latest first',
  access: 'moderator',
  query: pageQuery,
  status: 200,
  response: pageOf(takenAway),
  errors: [],
})

export const exportAnnotations = endpoint({
  name: 'exportAnnotations',
  method: 'GET',
  path: '/api/exports/annotations',
  summary:
    'Who is seen where, as W3C Web Annotations: a collection, and with a cursor a page of it; of what everybody may see',
  access: 'visitor',
  query: pageQuery.extend(filters),
  status: 200,
  response: { file: ['application/ld+json'] },
  errors: [],
})

export const exportPackage = endpoint({
  name: 'exportPackage',
  method: 'GET',
  path: '/api/exports/package.zip',
  summary:
    'For an archive or agency: a BagIt bag with every format, the frames and cut-outs of confirmed men and, but for public, the log; profiles as of the tables',
  access: 'visitor',
  query: asked,
  status: 200,
  response: { file: ['application/zip'] },
  errors: ['auth.required', 'forbidden', 'second-factor.required'],
})
