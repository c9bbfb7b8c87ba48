import { type AccountAsked, anAccount, aVisitor } from '../support/accounts.ts'
import type { Client } from '../support/client.ts'
import type { Server } from '../support/server.ts'
import type { Live } from '../support/socket.ts'
import { type Cases, Onlooker } from './onlooker.ts'

/** Everybody there may be; `counts` says whose answers open a tally to him. */
export const cast = {
  visitor: { asked: null, counts: false },
  first: { asked: {}, counts: true },
  second: { asked: {}, counts: true },
  third: { asked: {}, counts: true },
  fourth: { asked: {}, counts: true },
  proposer: { asked: {}, counts: false },
  relative: { asked: {}, counts: false },
  young: { asked: { ageHours: 1 }, counts: false },
  suspended: { asked: { suspended: true }, counts: false },
  moderator: { asked: { role: 'moderator' }, counts: true },
  opener: { asked: { role: 'moderator' }, counts: true },
  ruler: { asked: { role: 'moderator' }, counts: true },
  joiner: { asked: { role: 'moderator' }, counts: true },
  fallen: { asked: { role: 'moderator', suspended: true }, counts: false },
  admin: { asked: { role: 'admin' }, counts: true },
} satisfies Record<string, { asked: AccountAsked | null; counts: boolean }>
export type Name = keyof typeof cast
export const names = Object.keys(cast) as Name[]

export interface Player {
  readonly name: Name
  readonly client: Client
  readonly onlooker: Onlooker
  readonly lives: Live[]
}

export const makePlayers = async (server: Server, cases: Cases): Promise<Record<Name, Player>> => {
  const made = names.map(async (name): Promise<[Name, Player]> => {
    const { asked } = cast[name]
    const client = asked ? (await anAccount(server, asked)).client : aVisitor(server)
    return [name, { name, client, onlooker: new Onlooker(name, cases, seesDesk(asked)), lives: [] }]
  })
  return Object.fromEntries(await Promise.all(made)) as Record<Name, Player>
}

const seesDesk = (asked: AccountAsked | null): boolean =>
  !asked?.suspended && (asked?.role ?? 'contributor') !== 'contributor'
