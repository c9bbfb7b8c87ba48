import { exportAnnotations, notice } from '@rollcall/contract/exports.ts'
import { feedTypes, getFeed } from '@rollcall/contract/feed.ts'
import { pageQuery } from '@rollcall/contract/page.ts'
import { fictionNotice } from '@rollcall/contract/site.ts'
import { Router } from 'express'
import { inSnapshot } from '../platform/database/transaction.ts'
import { type AddressOf, addressesAt } from '../platform/http/address.ts'
import { answerOf } from '../platform/http/answer.ts'
import { bind } from '../platform/http/bind.ts'
import { idShape, partsOf } from '../platform/page.ts'
import { isFiction } from '../platform/site.ts'
import { anybody } from '../platform/viewer.ts'
import { ANNOTATIONS, annotationCollection, annotationPage, contextOf } from './annotations.ts'
import { readFeed } from './feed.reader.ts'
import { atomOf, type FeedPage, jsonFeedOf } from './feedForm.ts'
import { toldFilters } from './filters.ts'
import { pageOfRows } from './row.reader.ts'

/** What programs of others read on and on: the feed, and annotations; as a visitor sees it, whoever asks. */
export const openRoutes = (own: readonly string[]): Router => {
  const router = Router()
  bind(router, getFeed, {
    allow: anybody,
    handle: async ({ params: { format }, query, client, headers }) => {
      const at = addressesAt(own, client.host)
      const { entries, nextCursor } = await readFeed(query)
      const addressOf = (cursor: string | undefined | null) =>
        withQuery(at(getFeed, { format }), {
          ...toldFilters(query),
          ...(query.limit !== USUAL && { limit: `${query.limit}` }),
          ...(cursor && { cursor }),
        })
      const page: FeedPage = {
        entries,
        self: addressOf(query.cursor),
        first: addressOf(null),
        next: nextCursor && addressOf(nextCursor),
        home: at('/'),
        fiction: (await isFiction()) ? fictionNotice : null,
        pageOf: ({ subjectId }) => at(`/subjects/${subjectId}`),
      }
      const text = format === 'atom' ? atomOf(page) : jsonFeedOf(page)
      return answerOf(Buffer.from(text), {
        ...{
          type: `${feedTypes[format]}; charset=utf-8`,
          isPublic: true,
          ifNoneMatch: headers.ifNoneMatch,
        },
      })
    },
  })
  bind(router, exportAnnotations, {
    allow: anybody,
    handle: async ({ query, client, headers }) => {
      const at = addressesAt(own, client.host)
      const value = await annotationsAt(at, query)
      return answerOf(Buffer.from(JSON.stringify({ '@context': contextOf(at), ...value })), {
        ...{ type: `application/ld+json;profile="${ANNOTATIONS}"`, isPublic: true },
        ifNoneMatch: headers.ifNoneMatch,
      })
    },
  })
  return router
}

const USUAL = pageQuery.parse({}).limit

type AnnotationsAsked = Parameters<typeof toldFilters>[0] & {
  cursor?: string | undefined
  limit: number
}

/** The first page stands whole in the collection; its cursor is all zeros. */
const BEGINNING = '0'.repeat(24)

const annotationsAt = async (at: AddressOf, { cursor, limit, ...filters }: AnnotationsAsked) => {
  const saying = (await isFiction()) ? `${fictionNotice} ${notice}` : notice
  const [after = ''] = partsOf(cursor ?? BEGINNING, idShape)
  const asked = { profile: 'public', filters, notice: saying } as const
  const page = await inSnapshot((session) => pageOfRows(session, asked, { after, limit }))
  const addressOf = (to: string | null) =>
    withQuery(at(exportAnnotations), {
      ...toldFilters(filters),
      ...(to !== null && { cursor: to, limit: `${limit}` }),
    })
  const shown = annotationPage(page.rows, at, addressOf, { cursor: after, next: page.after })
  return cursor === undefined ? annotationCollection(shown, addressOf, saying) : shown
}

const withQuery = (address: string, query: Record<string, string>): string =>
  Object.keys(query).length > 0 ? `${address}?${new URLSearchParams(query)}` : address
