import {
  type ExportAsked,
  type ExportFormat,
  exportConfirmed,
  exportCsvMetadata,
  exportPackage,
  listDownloads,
  previewExport,
} from '@rollcall/contract/exports.ts'
import { Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { addressesAt } from '../platform/http/address.ts'
import { bind } from '../platform/http/bind.ts'
import { anybody, moderator } from '../platform/viewer.ts'
import { beginRows, said } from './about.ts'
import { csvMetadata } from './csvMetadata.ts'
import { fileOf } from './file.ts'
import { toldFilters } from './filters.ts'
import { bodyOf } from './formats.ts'
import { packageOf } from './package.ts'
import { previewOf } from './preview.ts'
import { shelfIn } from './shelf.ts'
import { endingOf, letLook, letTake, listTaken, noteAmount } from './taking.service.ts'
import { type Shelf, unhurried } from './unhurried.ts'

export const exportRoutes = (storage: Storage, own: readonly string[]): Router => {
  const router = Router()
  const shelf = shelfIn(storage)
  bind(router, exportCsvMetadata, {
    allow: anybody,
    handle: async ({ query }) =>
      csvMetadata(query.profile, `confirmed.csv${queryOf(query)}`, await said()),
  })
  bind(router, exportConfirmed, {
    allow: anybody,
    handle: async ({ params: { format }, query, viewer, client }) => {
      const taken = await letTake(viewer, `confirmed.${format}`, query, client)
      return confirmedFile(format, query, shelf, taken)
    },
  })
  bind(router, previewExport, {
    allow: anybody,
    handle: async ({ query, viewer }) => {
      letLook(viewer, query)
      return previewOf(query, await said())
    },
  })
  bind(router, exportPackage, {
    allow: anybody,
    handle: async ({ query, viewer, client }) => {
      const taken = await letTake(viewer, 'package.zip', query, client)
      const at = addressesAt(own, client.host)
      const body = packageOf(storage, query, at, (amount) => noteAmount(taken, amount))
      return fileOf(nameOf('package', query), 'zip', body, endingOf(taken))
    },
  })
  bind(router, listDownloads, {
    allow: moderator,
    handle: ({ query }) => listTaken(query),
  })
  return router
}

const confirmedFile = async (
  format: ExportFormat,
  asked: ExportAsked,
  shelf: Shelf,
  taken: string | null,
) => {
  const { about, count, rows } = await beginRows(asked)
  const body = unhurried(bodyOf(format, rows, about), shelf)
  try {
    await noteAmount(taken, { rows: count, logHead: about.log.head })
  } catch (error) {
    body.destroy()
    throw error
  }
  const file = fileOf(nameOf('confirmed', asked), format, body, endingOf(taken))
  const described = `<csv-metadata.json${queryOf(asked)}>; rel="describedby"; type="application/csvm+json"`
  return {
    ...file,
    headers: {
      ...file.headers,
      'Rollcall-Log-Head': about.log.head,
      'Rollcall-Rows': `${count}`,
      ...(format === 'csv' && { Link: described }),
    },
  }
}

const nameOf = (what: string, asked: ExportAsked): string =>
  [what, asked.profile, ...Object.values(toldFilters(asked)).map(plain)].join('-')

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
