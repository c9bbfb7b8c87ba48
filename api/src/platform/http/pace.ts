import { type Endpoint, isFile } from '@rollcall/contract/endpoint.ts'
import { MINUTE } from '../limits.ts'
import { openOwnLimits } from '../ownLimits.ts'
import { clientOf } from './clientAddress.ts'

/** What costs most: one a tenth of a second is more than anybody types or turns pages. */
const limits = openOwnLimits({
  search: { points: 600, duration: MINUTE },
  list: { points: 6_000, duration: MINUTE },
  // Drawn page by page for each who asks.
  print: { points: 30, duration: MINUTE },
})

/** Refuses a visitor who searches or lists faster than people do; accounts are known, and answer for what they ask. */
export const assertPace = async (
  endpoint: Endpoint,
  query: object | undefined,
  address: string,
): Promise<void> => {
  const pace = paceOf(endpoint, query)
  const refusal = pace && (await limits.over(pace, clientOf(address)))
  if (refusal) throw refusal
}

/** Whether it is asked for at a pace: lists, what is looked for in them, what is exported whole, and what is printed. */
export const isPaced = (endpoint: Endpoint): boolean =>
  endpoint.method === 'GET' &&
  endpoint.access === 'visitor' &&
  (isList(endpoint) || isWhole(endpoint) || isPrinted(endpoint))

const isList = ({ query }: Endpoint): boolean => query !== undefined && 'limit' in query.shape
const isWhole = (endpoint: Endpoint): boolean =>
  isFile(endpoint) && endpoint.path.startsWith('/api/exports/')

const isPrinted = (endpoint: Endpoint): boolean =>
  isFile(endpoint) && endpoint.path.endsWith('.pdf')

const paceOf = (endpoint: Endpoint, query: object = {}): 'search' | 'list' | 'print' | null => {
  if (!isPaced(endpoint)) return null
  if (isPrinted(endpoint)) return 'print'
  const isSearch = isWhole(endpoint) || ('q' in query && query.q !== undefined)
  return isSearch ? 'search' : 'list'
}
