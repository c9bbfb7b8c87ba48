import { endpoints } from '@rollcall/contract/endpoints.ts'
import { describe, expect, test } from 'vitest'
import { expectProblem } from '../support/expect.ts'
import { addressOf, named, requestOf, roles, useCallers } from './callers.ts'

const callers = useCallers()

/** [V3] A suspended account's answers are recorded, though they do not count. */
const suspendedMay = ['castVote', 'takeVoteBack']
const foreign = ['https://elsewhere.example', 'null', 'http://127.0.0.1:1']

const guarded = endpoints.filter(({ access }) => access !== 'visitor')
const changing = endpoints.filter(({ method }) => method !== 'GET')
const withIds = endpoints.filter(({ params }) =>
  Object.keys(params?.shape ?? {}).some((name) => name.endsWith('Id')),
)

describe.each(named(guarded))('%s', (_, endpoint) => {
  const path = addressOf(endpoint)
  const { access, name } = endpoint

  test('[S2] without a session: 401', async () => {
    const answer = await callers.as('visitor').send(path, requestOf(endpoint))
    expectProblem(answer, 'auth.required')
  })

  test('[S2] what is wrong with the request is not told to who may not call', async () => {
    const sent = { ...requestOf(endpoint), ...(endpoint.body && { body: { nonsense: 1 } }) }
    expectProblem(await callers.as('visitor').send(path, sent), 'auth.required')
  })

  test('[S2, V3] a suspended account: 403, but for its answers', async () => {
    const { client } = await callers.suspended()
    const code = suspendedMay.includes(name) ? 'not-found' : 'forbidden'
    expectProblem(await client.send(path, requestOf(endpoint)), code)
  })

  const lesser = roles.filter((role) => roles.indexOf(role) < roles.indexOf(access as 'admin'))
  test.each(lesser)('[S2] as a mere %s: 403', async (role) => {
    expectProblem(await callers.as(role).send(path, requestOf(endpoint)), 'forbidden')
  })
})

test.each(named(withIds))('[S2] %s of an id that nothing has: 404', async (_, endpoint) => {
  const answer = await callers.whoMay(endpoint).send(addressOf(endpoint), requestOf(endpoint))
  expectProblem(answer, 'not-found')
})

test.each(named(changing))('[S2] %s asked for by a foreign page: 403', async (_, endpoint) => {
  for (const origin of foreign) {
    const sent = { ...requestOf(endpoint), headers: { origin } }
    expectProblem(await callers.whoMay(endpoint).send(addressOf(endpoint), sent), 'origin.foreign')
  }
})

test('nothing of all this was written down as a bug', () => {
  expect(callers.errors()).toEqual([])
})
