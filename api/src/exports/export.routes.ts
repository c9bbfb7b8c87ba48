import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import {
  type ExportAsked,
  type ExportFormat,
  exportConfirmed,
  exportCsvMetadata,
  listDownloads,
  notice,
} from '@rollcall/contract/exports.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { Router } from 'express'
import { readHead } from '../platform/audit.ts'
import { throughSnapshot } from '../platform/database/transaction.ts'
import { bind } from '../platform/http/bind.ts'
import { isFiction } from '../platform/site.ts'
import { anybody, moderator } from '../platform/viewer.ts'
import { csvMetadata } from './csvMetadata.ts'
import { fileOf } from './file.ts'
import { toldFilters } from './filters.ts'
import { bodyOf } from './formats.ts'
import { readRows } from './row.reader.ts'
import { letTake, listTaken } from './taking.service.ts'

export const exportRoutes = (): Router => {
  const router = Router()
  bind(router, exportCsvMetadata, {
    allow: anybody,
    handle: async ({ query }) =>
      csvMetadata(query.profile, `confirmed.csv${queryOf(query)}`, await said()),
  })
  bind(router, exportConfirmed, {
    allow: anybody,
    handle: async ({ params: { format }, query, viewer }) => {
      await letTake(viewer, `confirmed.${format}`, query)
      return confirmedFile(format, query)
    },
  })
  bind(router, listDownloads, {
    allow: moderator,
    handle: ({ query }) => listTaken(query),
  })
  return router
}

const confirmedFile = async (format: ExportFormat, asked: ExportAsked) => {
  const [head, saying, at] = [await readHead(), await said(), new Date()]
  const { profile } = asked
  const filters = toldFilters(asked)
  const log = { entries: head.entries, head: head.hash }
  const about = { notice: saying, profile, filters, madeAt: at.toISOString(), log }
  const rows = throughSnapshot((session) =>
    endingWith(readRows(session, { profile, filters: asked, notice: saying }), head.hash),
  )
  const named = ['confirmed', profile, ...Object.values(filters).map(plain)].join('-')
  const file = fileOf(named, format, bodyOf(format, rows, about), at)
  const described = `<csv-metadata.json${queryOf(asked)}>; rel="describedby"; type="application/csvm+json"`
  return {
    ...file,
    headers: {
      ...file.headers,
      'Rollcall-Log-Head': head.hash,
      ...(format === 'csv' && { Link: described }),
    },
  }
}

/** The last row says that it is the last: of a file that broke off, none does. */
async function* endingWith(
  rows: AsyncIterable<LeavingRow>,
  logHead: string,
): AsyncGenerator<LeavingRow> {
  let last: LeavingRow | null = null
  let count = 0
  for await (const row of rows) {
    if (last) yield last
    last = row
    count += 1
  }
  if (last) yield { ...last, end: { rows: count, logHead } }
}

const said = async (): Promise<string> =>
  (await isFiction()) ? `${fictionNotice} ${notice}` : notice

/** What a file's name can hold of a filter. */
const plain = (value: string): string => value.replaceAll(/[^\w.-]/g, '-')

const queryOf = (asked: ExportAsked): string => {
  const { profile, reason } = asked
  const given = {
    ...(profile !== 'public' && { profile }),
    ...(reason !== undefined && { reason }),
    ...toldFilters(asked),
  }
  return Object.keys(given).length > 0 ? `?${new URLSearchParams(given)}` : ''
}
