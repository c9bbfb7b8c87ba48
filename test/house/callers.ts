import { type Role, role } from '@rollcall/contract/accounts.ts'
import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { beforeAll } from 'vitest'
import { type Account, anAccount, aVisitor } from '../support/accounts.ts'
import { samplesOf } from '../support/arbitrary.ts'
import type { Client, Sent } from '../support/client.ts'
import { type Server, startServer } from '../support/server.ts'

/** From the least to the most. */
export const roles: readonly Role[] = role.options

/** A server and one account of each role, for tests that are made from the contract. */
export const useCallers = () => {
  let server: Server
  let accounts: ReadonlyMap<Role, Account>
  beforeAll(async () => {
    server = await startServer()
    const made = roles.map(async (one) => [one, await anAccount(server, { role: one })] as const)
    accounts = new Map(await Promise.all(made))
  })
  const as = (one: Role | 'visitor'): Client =>
    (one === 'visitor' ? null : accounts.get(one)?.client) ?? aVisitor(server)
  return {
    as,
    /** Somebody whose role is just enough. */
    whoMay: ({ access }: Endpoint): Client => as(access),
    suspended: () => anAccount(server, { role: 'admin', suspended: true }),
    errors: () => server.errors(),
  }
}

/** Parameters of the right form that nothing has. */
export const paramsFor = ({ params }: Endpoint): Record<string, string> =>
  params ? (samplesOf(params, 1)[0] as Record<string, string>) : {}

export const addressOf = (endpoint: Endpoint): string => pathOf(endpoint, paramsFor(endpoint))

export const bodyFor = ({ body }: Endpoint): object =>
  body ? (samplesOf(body, 1)[0] as object) : {}

/** A request that fits the contract. */
export const requestOf = (endpoint: Endpoint): Sent => ({
  method: endpoint.method,
  ...(endpoint.body && { body: bodyFor(endpoint) }),
})

/** With their names, as `describe.each` takes them. */
export const named = (list: readonly Endpoint[]): [string, Endpoint][] =>
  list.map((endpoint) => [endpoint.name, endpoint])
