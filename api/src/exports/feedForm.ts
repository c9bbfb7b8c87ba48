import { createHash } from 'node:crypto'
import { notice, shortNotice } from '@rollcall/contract/exports.ts'
import { escaped } from '../platform/http/html.ts'
import type { Entry } from './feed.reader.ts'

/** Where a page of the feed is, and its first and next ones (RFC 5005). */
export interface FeedPage {
  readonly entries: readonly Entry[]
  readonly self: string
  readonly first: string
  readonly next: string | null
  readonly home: string
  readonly fiction: string | null
  readonly pageOf: (entry: Entry) => string
}

const TITLE = 'Rollcall: confirmed, reopened and retracted'

/** Of an archive where nothing was told yet. */
const never = new Date(0)
const updatedAt = (entries: readonly Entry[]): string =>
  new Date(
    Math.max(never.getTime(), ...entries.map((one) => one.updatedAt.getTime())),
  ).toISOString()

/** The same for the same turn, wherever the archive stands and whatever becomes of it. */
const idOf = ({ of, what, at }: Entry): string => {
  const hex = createHash('sha256').update(`${of} ${what} ${at.getTime()}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`]
  return `urn:uuid:${[...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')}`
}

/** A man's number, and his name only beside a confirmation that holds ([P5]). */
const titleOf = ({ number, what, name, status }: Entry): string => {
  const man = `Unknown man ${number}`
  switch (what) {
    case 'confirmed':
      if (status !== 'confirmed') return `${man}: a name was confirmed, which holds no more`
      return name ? `${man} is confirmed as ${name}` : `${man}: a name was confirmed`
    case 'reopened':
      return `${man}: a name that was decided is open again`
    case 'retracted':
      return `${man}: a confirmed name was retracted`
    case 'no-prisoner':
      return `${man} was decided to be no prisoner`
    case 'prisoner':
      return `${man}: it was undone that he is no prisoner`
    default:
      return what satisfies never
  }
}

const textOf = ({ status, isShort }: Entry, fiction: string | null): string =>
  [fiction, `It stands now as: ${status}.`, isShort && shortNotice, notice]
    .filter(Boolean)
    .join(' ')

/** https://www.rfc-editor.org/rfc/rfc4287 */
export const atomOf = (page: FeedPage): string => {
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${escaped(href)}"/>`
  const entries = page.entries.map(
    (entry) => `<entry><id>${idOf(entry)}</id><title>${escaped(titleOf(entry))}</title>
${link('alternate', page.pageOf(entry))}<category term="${entry.what}"/>
<published>${entry.at.toISOString()}</published><updated>${entry.updatedAt.toISOString()}</updated>
<summary>${escaped(textOf(entry, page.fiction))}</summary></entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>${escaped(page.first)}</id><title>${TITLE}</title>
<updated>${updatedAt(page.entries)}</updated><author><name>Rollcall</name></author><rights>${escaped(notice)}</rights>
${link('self', page.self)}${link('first', page.first)}${page.next ? link('next', page.next) : ''}${link('alternate', page.home)}
${entries.join('\n')}
</feed>
`
}

/** https://www.jsonfeed.org/version/1.1/ */
export const jsonFeedOf = (page: FeedPage): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    description: [page.fiction, notice].filter(Boolean).join(' '),
    home_page_url: page.home,
    feed_url: page.self,
    ...(page.next && { next_url: page.next }),
    language: 'en',
    authors: [{ name: 'Rollcall', url: page.home }],
    items: page.entries.map((entry) => ({
      id: idOf(entry),
      url: page.pageOf(entry),
      title: titleOf(entry),
      content_text: textOf(entry, page.fiction),
      date_published: entry.at.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      tags: [entry.what],
    })),
  })
