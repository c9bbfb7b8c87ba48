import { type Endpoint, pathOf } from '@rollcall/contract/endpoint.ts'
import { endpoints as all } from '@rollcall/contract/endpoints.ts'
import fc from 'fast-check'
import type { z } from 'zod'
import { arbitraryOf } from '../support/arbitrary.ts'
import { brokenFrom, intruder } from '../support/wrong.ts'
import { methods, rawBodies, wildHeaders } from './oddities.ts'
import { knownIds, paramNames, type World } from './world.ts'

/** One request as it goes over the wire. */
export interface Wild {
  readonly of: string
  readonly who: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** What a client might send to an endpoint of the contract, more often well-formed than not in each of its parts. */
export const wildRequest = (world: World): fc.Arbitrary<Wild> =>
  fc.constantFrom(...endpoints, ...changing, ...changing).chain((endpoint) =>
    fc.record({
      of: fc.constant(endpoint.name),
      who: mostly(whoMay(endpoint, world), fc.nat({ max: world.who.length - 1 })),
      method: mostly(fc.constant(endpoint.method), fc.constantFrom(...methods)),
      path: pathFor(endpoint, world),
      headers: mostly(fc.constant({}), fc.constantFrom(...wildHeaders)),
      body: bodyFor(endpoint, world),
    }),
  )

/** Whoever signs out is a visitor from then on. */
const endpoints = all.filter(({ name }) => !['signOut', 'signOutEverywhere'].includes(name))
const changing = endpoints.filter(({ method }) => method !== 'GET')

/** Those whose role is enough; the visitor comes first, the others by what they may. */
const whoMay = ({ access }: Endpoint, world: World): fc.Arbitrary<number> => {
  const least = world.least[access]
  return fc.integer({ min: least, max: world.who.length - 1 })
}

const mostly = <T>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other })

const bodyFor = ({ body }: Endpoint, world: World): fc.Arbitrary<string | undefined> => {
  if (!body) return mostly(fc.constant(undefined), fc.constantFrom(...rawBodies))
  const valid = arbitraryOf(body, knownIds(world))
  return fc.oneof(
    { weight: 5, arbitrary: valid.map(asText) },
    { weight: 5, arbitrary: brokenFrom(valid).map(asText) },
    { weight: 1, arbitrary: fc.constantFrom(...rawBodies) },
  )
}

const asText = (value: unknown): string => JSON.stringify(value) ?? ''

const pathFor = (endpoint: Endpoint, world: World): fc.Arbitrary<string> => {
  const params = fc.record(
    Object.fromEntries(paramNames(endpoint).map((name) => [name, paramFor(name, world)])),
  )
  return fc.tuple(params, queryFor(endpoint, world)).map(([filled, query]) => {
    const encoded = Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [name, sound(value)]),
    )
    return pathOf(endpoint, encoded) + query
  })
}

const paramFor = (name: string, world: World): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(world.ids[name] ?? ['64f0c2a1b3d4e5f60718293a'])) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...knownIds(world), '0'.repeat(24), '..', '.', ' ', '%'),
    },
    { weight: 1, arbitrary: intruder.map(String_) },
  )

const queryFor = ({ query }: Endpoint, world: World): fc.Arbitrary<string> => {
  const strange = fc.constantFrom(
    '',
    '?',
    '?%',
    '?limit[$gt]=1',
    '?__proto__[a]=1',
    '?a=%ff',
    '?=&=&',
  )
  if (!query) return strange
  const valid = arbitraryOf(query as z.ZodType, knownIds(world))
  const written = fc.oneof(valid, brokenFrom(valid)).map(asQuery)
  return fc.oneof({ weight: 4, arbitrary: written }, { weight: 1, arbitrary: strange })
}

const asQuery = (value: unknown): string => {
  const fields = Object.entries(Object(value) as object)
  const pairs = fields.flatMap(([name, inner]) =>
    (Array.isArray(inner) ? inner.slice(0, 20) : [inner]).map(
      (one) => `${encodeURIComponent(sound(name))}=${encodeURIComponent(sound(String_(one)))}`,
    ),
  )
  return `?${pairs.join('&')}`.slice(0, 6_000)
}

const String_ = (value: unknown): string =>
  (typeof value === 'string' ? value : asText(value)).slice(0, 2_000)
/** Percent-encoding has no word for half a surrogate pair; what is left of it still is no name of anything. */
const sound = (text: string): string => text.toWellFormed()
