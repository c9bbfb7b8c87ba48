import {
  type ExportAsked,
  type ExportFormat,
  exportConfirmed,
  exportCsvMetadata,
  exportPackage,
  listDownloads,
} from '@rollcall/contract/exports.ts'
import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { throughSnapshot } from '../platform/database/transaction.ts'
import { addressesAt } from '../platform/http/address.ts'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator } from '../platform/viewer.ts'
import { aboutOf, rowsOfFile, said } from './about.ts'
import { csvMetadata } from './csvMetadata.ts'
import { fileOf } from './file.ts'
import { toldFilters } from './filters.ts'
import { type About, bodyOf } from './formats.ts'
import { packageOf } from './package.ts'
import { letTake, listTaken } from './taking.service.ts'

export const exportRoutes = (storage: Storage, own: readonly string[]): Router => {
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
  bind(router, exportPackage, {
    allow: anybody,
    handle: async ({ query, viewer, client }) => {
      await letTake(viewer, 'package.zip', query)
      const about = await aboutOf(query)
      const name = nameOf('package', about)
      return fileOf(name, 'zip', packageOf(storage, query, about, addressesAt(own, client.host)))
    },
  })
  bind(router, listDownloads, {
    allow: moderator,
    handle: ({ query }) => listTaken(query),
  })
  return router
}

const confirmedFile = async (format: ExportFormat, asked: ExportAsked) => {
  const about = await aboutOf(asked)
  const rows = throughSnapshot((session) => rowsOfFile(session, asked, about))
  const file = fileOf(nameOf('confirmed', about), format, bodyOf(format, rows, about))
  const described = `<csv-metadata.json${queryOf(asked)}>; rel="describedby"; type="application/csvm+json"`
  return {
    ...file,
    headers: {
      ...file.headers,
      'Rollcall-Log-Head': about.log.head,
      ...(format === 'csv' && { Link: described }),
    },
  }
}

const nameOf = (what: string, { profile, filters }: About): string =>
  [what, profile, ...Object.values(filters).map(plain)].join('-')

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
