import { setTimeout as wait } from 'node:timers/promises'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Storage } from '../media/storage.ts'
import { isSilent } from '../platform/database/pulse.ts'
import { asking } from '../platform/http/acting.ts'
import { languageOf } from '../platform/http/language.ts'
import { indexOf } from '../platform/http/pages.ts'
import { refusalOf } from '../platform/http/problems.ts'
import { nonceOf } from '../platform/http/security.ts'
import { log } from '../platform/log.ts'
import { refuse } from '../platform/refusal.ts'
import { isFiction } from '../platform/site.ts'
import { documentOf } from './document.ts'
import { takeFlagForm } from './flag.form.ts'
import type { Sent } from './forms.ts'
import type { MakePage, Page, PageAsked } from './page.ts'
import { missingPage, scriptsPage } from './plain.pages.ts'
import { sharedRoutes } from './shared.routes.ts'
import type { Said } from './show.ts'
import { sitemapRoutes } from './sitemap.routes.ts'
import { table } from './table.ts'
import { type FormParts, readReceiptForm, takeTipForm } from './tip.form.ts'
import { wordsIn } from './words.ts'

/** A page does not wait long for a database that is away: it comes without what it would say of itself. */
const PATIENCE_MS = 1_500
/** While it is silent, what is known is said, and nothing else is asked for. */
const AT_ONCE_MS = 50

/** What programs ask for: a page in its place would be taken for an answer. */
const NO_PAGE = /^\/(api|files|assets|iiif|metrics|shared|socket\.io)(\/|$)/

interface PagesGiven extends FormParts {
  /** Folder of the built client. */
  readonly dist: string
  /** Where the site is, its first address before all others. */
  readonly publicUrls: readonly string[]
  readonly storage: Storage
}

/** Every page as the server renders it, with what is read of it where it is shared ([P5]), and the forms that need no scripts ([T3]). */
export const pageRoutes = ({ dist, publicUrls, storage, ...parts }: PagesGiven): Router => {
  const router = Router()
  const send = sending(indexOf(dist), publicUrls[0] ?? '')
  router.use(sitemapRoutes(publicUrls[0] ?? ''), sharedRoutes(storage))
  for (const [path, make] of Object.entries(table)) router.get(path, pageOf(send, make))
  // Five thousand Korean signs, thrice, as a browser writes them.
  const form = express.urlencoded({ extended: false, limit: '512kb' })
  router.post('/tip', form, formOf(send, parts, takeTipForm))
  router.post('/tip/thread', form, formOf(send, parts, readReceiptForm))
  router.post('/flag', form, formOf(send, parts, takeFlagForm))
  router.get('/{*page}', async (request, response) => {
    if (NO_PAGE.test(request.path)) throw refuse('not-found')
    const said = askedIn(request)
    await send(response, missingPage(said.words), said)
  })
  return router
}

type Send = (response: Response, page: Page, said: Said, scripts?: boolean) => Promise<void>

const sending =
  (index: () => string, origin: string): Send =>
  async (response, page, said, scripts = true) => {
    const fiction = await inPatience(
      isFiction().catch(() => false),
      false,
    )
    const { path } = response.req
    const nonce = nonceOf(response)
    const setting = { index: index(), ...said, fiction, origin, path, nonce, scripts }
    response
      .status(page.status ?? 200)
      .setHeader('Cache-Control', 'no-store')
      .setHeader('Vary', 'Accept-Language, Cookie')
      .type('html')
      .send(documentOf(page, setting))
  }

const askedIn = (request: Request): Said => {
  const language = languageOf(request)
  return { language, words: wordsIn(language) }
}

const pageOf =
  (send: Send, make: MakePage): RequestHandler =>
  async (request, response) => {
    const { params, query, requestId } = request
    const said = askedIn(request)
    const asked = { params, query, ...said } as PageAsked
    await send(response, await made(make, asked, requestId), said)
  }

/** What cannot be read now is no page that is missing: the screen itself tells what is the matter. */
const made = async (make: MakePage, asked: PageAsked, requestId: string): Promise<Page> => {
  const shell = () => scriptsPage(asked) as Page
  if (isSilent()) return shell()
  try {
    return await inPatience(
      asking(async () => make(asked)),
      shell(),
    )
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal.code === 'not-found') return missingPage(asked.words)
    if (refusal.code === 'internal') log.error({ err: error, requestId }, 'a bug')
    return shell()
  }
}

const inPatience = <T>(coming: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([coming, wait(isSilent() ? AT_ONCE_MS : PATIENCE_MS, otherwise, { ref: false })])

const formOf =
  (
    send: Send,
    parts: FormParts,
    take: (parts: FormParts, sent: Sent) => Promise<Page>,
  ): RequestHandler =>
  async (request, response) => {
    const { body: fields, ip: address = '', requestId } = request
    const said = askedIn(request)
    const page = await take(parts, { fields, address, requestId, words: said.words })
    if (page.retryAfterSeconds) response.setHeader('Retry-After', Math.ceil(page.retryAfterSeconds))
    await send(response, page, said, false)
  }
