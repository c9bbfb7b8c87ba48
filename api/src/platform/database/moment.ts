import { type ClientSession, ReadConcern } from 'mongodb'

/** Sessions whose reads are all of one point in time. */
const moments = new WeakSet<ClientSession>()

export const keepMoment = (session: ClientSession): ClientSession => {
  moments.add(session)
  return session
}

/**
 * For the options of a read. The driver (7.8) takes a snapshot only where nothing says how to read: what the connection says for all
 * (majority) would be taken instead, and each read be of a moment of its own.
 */
export const momentOf = (
  session: ClientSession | undefined,
): { readonly readConcern?: ReadConcern } =>
  session && moments.has(session) ? { readConcern: new ReadConcern('snapshot') } : {}
