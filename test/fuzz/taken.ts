import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import { expect } from 'vitest'
import { bookmarksOf, wordsOf } from '../exports/paper.ts'
import type { Client } from '../support/client.ts'
import { aFolder } from '../support/folder.ts'
import { unpacked } from '../support/unpacked.ts'

/** One text of something that was taken away, by where it lay. */
export interface Text {
  readonly from: string
  readonly text: string
}

/** Everything that a file says to whoever opens it, whatever it is packed in; null where there is none for him. */
export const takenBy = async (client: Client, path: string): Promise<Text[] | null> => {
  const answer = await fetch(client.url + path, { headers: { cookie: client.cookie() } })
  if (answer.status === 404) return null
  expect(answer.status, path).toBe(200)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const { pathname } = new URL(path, client.url)
  const headers = [...answer.headers].map((one) => one.join(': ')).join('\n')
  return [{ from: `headers of ${path}`, text: headers }, ...(await textsIn(pathname, bytes))]
}

const textsIn = async (from: string, bytes: Buffer): Promise<Text[]> => {
  if (/\.(zip|xlsx)$/.test(from)) {
    const files = [...(await unpacked(bytes))]
    const all = files.map(([path, file]) => textsIn(`${from}/${path}`, file))
    return [
      { from, text: files.map(([path]) => path).join('\n') },
      ...(await Promise.all(all)).flat(),
    ]
  }
  if (!from.endsWith('.pdf')) return [{ from, text: bytes.toString() }]
  const words = (await wordsOf(await aFolder(), bytes)).replace(/\s+/gu, ' ')
  const titles = bookmarksOf(bytes).map(({ title }) => title)
  return [
    { from, text: [words, ...titles].join('\n') },
    // What it says of itself is written beside its pages.
    { from: `inside ${from}`, text: bytes.toString('latin1') },
  ]
}

const publicly = ['confirmed', 'ruled-out', 'retracted']

/** [V2] Of whose tally a table tells though it is hidden. */
export const talliedIn = ({ from, text }: Text): string[] => {
  if (!from.endsWith('.jsonl') || from.endsWith('audit-log.jsonl')) return []
  const rows = text.split('\n').filter(Boolean)
  return rows
    .map((line): LeavingRow => JSON.parse(line))
    .filter(({ status, tally }) => tally !== null && !publicly.includes(status))
    .map(({ id }) => `${from} tells how people answered on ${id}`)
}

/** How often a dossier in English tells how people answered on a name. */
export const talliesOnPaper = ({ from, text }: Text): number =>
  from.endsWith('.pdf') ? (text.match(/Same, sure: \d/g)?.length ?? 0) : 0
