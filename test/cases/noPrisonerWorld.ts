import {
  decideSubject,
  getSubject,
  listSubjects,
  type SubjectPage,
} from '@rollcall/contract/subjects.ts'
import { expect } from 'vitest'
import type { Account } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'

interface Man {
  readonly id: string
}

export const of = ({ id }: Man) => ({ subjectId: id })
export const page = (client: Client, man: Man): Promise<SubjectPage> =>
  client.done(getSubject, { params: of(man) })

interface Said {
  readonly ruling?: string
  readonly kind?: string | undefined
  readonly version?: number
  readonly reasons?: string
}

/** Rules on the man himself as he is now: that he was a guard, unless something else is said. */
export const say = async (by: Account, man: Man, more: Said = {}) => {
  const { version } = await page(by.client, man)
  const ruling = more.ruling ?? 'no-prisoner'
  const kind = ruling === 'no-prisoner' ? { kind: 'guard' } : {}
  const body = { ruling, ...kind, version, reasons: 'He carries a rifle.', ...more }
  return by.client.call(decideSubject, { params: of(man), body: body as never })
}

export const said = async (...given: Parameters<typeof say>): Promise<SubjectPage> => {
  const { status, body } = await say(...given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body as SubjectPage
}

export const isOnWall = async (client: Client, man: Man, query: object = {}) => {
  const { items } = await client.done(listSubjects, { query: { limit: 100, ...query } as never })
  return items.some(({ id }) => id === man.id)
}

export const statuses = async ({ client }: Account, man: Man) =>
  (await page(client, man)).identifications.map(({ status }) => status)
