import {
  type BodySent,
  type Endpoint,
  type ParamsOf,
  pathOf,
  type QuerySent,
  type ResponseOf,
} from '@rollcall/contract/endpoint.ts'
import { noteKept } from '../offline/keptSince.ts'
import { keptAt } from '../offline/rules.ts'
import { newKey } from './key.ts'
import { noteLine } from './line.ts'
import { problemFrom, Unreachable } from './problem.ts'

/** What an endpoint takes: parts it does not have are not asked for. */
export type Input<E extends Endpoint> = Given<'params', ParamsOf<E>> &
  Given<'query', QuerySent<E>> &
  Given<'body', BodySent<E>>

type Given<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [_ in Name]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [_ in Name]?: Value }
    : { readonly [_ in Name]: Value }

export interface Sending {
  /** Marks the act (S4); send the same one when sending again. Made here if none is given. */
  readonly key?: string
  readonly signal?: AbortSignal
  /** Goes out even where the page is being left. */
  readonly keepalive?: boolean
}

/** Calls an endpoint of the contract. Throws `Problem` when refused, `Unreachable` when it did not get through. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Input<E> & Sending,
): Promise<ResponseOf<E>> {
  const { params, query, body, key, signal, keepalive } = input as Loose & Sending
  const path = pathOf(endpoint, params) + searchOf(query)
  return (await send(endpoint.method, path, {
    body,
    ...(key ? { key } : {}),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  })) as ResponseOf<E>
}

interface Loose {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** For the few addresses that are not of the contract: those of the auth library. */
export async function send(
  method: Endpoint['method'],
  path: string,
  { body, key, signal, keepalive }: Sending & { readonly body?: unknown } = {},
): Promise<unknown> {
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (method !== 'GET') headers.set('idempotency-key', key ?? newKey())
  const response = await reach(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  })
  const answer = await bodyOf(response)
  if (!response.ok) throw problemFrom(response.status, answer)
  return answer
}

/** A file, as it comes. */
export async function fetchFile(path: string, signal: AbortSignal): Promise<Response> {
  const response = await reach(path, { signal })
  if (!response.ok) throw problemFrom(response.status, await bodyOf(response))
  return response
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(path, init)
    const at = answer.headers.get(keptAt)
    noteKept(at)
    noteLine(at === null)
    return answer
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    noteLine(false)
    throw new Unreachable('The server could not be reached', { cause })
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined
  try {
    return await response.json()
  } catch (cause) {
    throw new Unreachable('The answer broke off', { cause })
  }
}

/** `?a=1&b=2` of what is set, or nothing. */
export function searchOf(query: Readonly<Record<string, unknown>> = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(set.map(([name, value]) => [name, String(value)]))
  return set.length > 0 ? `?${search}` : ''
}
