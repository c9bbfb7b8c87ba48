import { test } from 'vitest'
import { anIdentification } from '../factories/cases.ts'
import { aContributor, aModerator } from '../support/accounts.ts'
import { database } from '../support/database.ts'
import { idOf, multiplied } from '../support/multiplied.ts'
import { startServer } from '../support/server.ts'
import { cpuOf, tell } from './figures.ts'

const PIECES = [500, 5_000]
const TIMES = 20

test('what it costs to show much evidence: linear in it, and no more than the first is sent', async () => {
  const server = await startServer()
  const by = await aContributor(server)
  const readers = { contributor: by, moderator: await aModerator(server) }
  const each: Record<string, number> = {}
  for (const [kind, pieces] of PIECES.entries()) {
    const { id } = await anIdentification(by)
    const piece = await database.collection('evidence').findOne({ identificationId: id })
    let made = 0
    const give = (count: number) => {
      const from = made
      made += count
      return multiplied('evidence', { ...piece, home: undefined }, count, (at) => ({
        _id: idOf(`e${kind}`, from + at),
        ...{ class: 'circumstance', origin: `Origin ${from + at}` },
      }))
    }
    await give(pieces)
    for (const [who, { client }] of Object.entries(readers)) {
      let [used, bytes] = [0, 0]
      for (let time = 0; time < TIMES; time += 1) {
        // Something is new each time, so that all of it is made anew.
        await give(1)
        const before = cpuOf(server.pid)
        const { body } = await client.send(`/api/identifications/${id}`)
        used += cpuOf(server.pid) - before
        bytes = JSON.stringify(body).length
      }
      const ms = used / TIMES
      each[who] ??= ms / pieces
      tell(
        `${pieces} pieces of evidence, one of them new, shown to a ${who}`,
        `${ms.toFixed(1)} ms`,
        `${Math.round(bytes / 1_000)} KB sent`,
        `${(ms / pieces / each[who]).toFixed(2)} a piece, of that with ${PIECES[0]}`,
      )
    }
  }
  await server.stop()
})
