import { raiseExclusion, ruleExclusion } from '@rollcall/contract/exclusions.ts'
import { describeSighting } from '@rollcall/contract/marks.ts'
import { getSubject, mergeSubject } from '@rollcall/contract/subjects.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPerson, aSubject } from '../factories/cases.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { follow, press, see, write } from './acts.ts'

let server: Server
let by: Account
let moderator: Account
beforeAll(async () => {
  server = await startServer()
  by = await aContributor(server)
  moderator = await aModerator(server)
})

const phone = { viewport: { width: 320, height: 720 } }

test('[D3, S1] beside an exclusion’s words and a note anybody says that something is wrong; at the desk they are read, with the way there, and one press takes them from pages that are open', async () => {
  const still = await aStill(by, { width: 640, height: 480 })
  const man = await aSubject(by, { still })
  const params = { subjectId: man.id }
  const [seen] = (await by.client.done(getSubject, { params })).sightings
  await by.client.done(describeSighting, {
    params: { stillId: still.id, sightingId: seen?.id as never },
    body: { version: 0, clues: [{ kind: 'cap', note: 'With the pin his sister gave him' }] },
  })
  const person = await aPerson(moderator, { name: 'Roy Dunmore' })
  const raised = await by.client.done(raiseExclusion, {
    params,
    body: { personId: person.id, reasons: 'His mother lives at 12 Mill Lane and told me so.' },
  })
  await moderator.client.done(ruleExclusion, {
    params: { exclusionId: raised.id },
    body: { ruling: 'accepted', reasons: 'The records agree.' },
  })
  await moderator.client.done(mergeSubject, {
    params: { subjectId: (await aSubject(by)).id },
    body: { into: man.id, reasons: 'The same scar.' },
  })

  const open = await aPage(server, undefined, phone)
  await open.goto(`/subjects/${man.id}`)
  const ruledOut = open.getByRole('region', { name: 'Ruled out, and why' })
  await see(ruledOut, 'His mother lives at 12 Mill Lane and told me so.')
  await see(open, /With the pin his sister gave him/)

  const page = await aPage(server, undefined, phone)
  await page.goto(`/subjects/${man.id}`)
  await see(page, 'Something is wrong with this note: cap')
  await page
    .getByRole('region', { name: 'Ruled out, and why' })
    .getByRole('link', { name: 'Something is wrong with this text' })
    .first()
    .click()
  await page.getByText('It harms someone’s privacy').click()
  await write(page, 'Please tell us more', 'She does not want to be found.')
  await press(page, 'Send it')
  await see(page, 'What you told us has arrived.')

  const desk = await aPage(server, moderator.client)
  await desk.goto('/desk?kind=flag')
  await follow(desk, 'It harms someone’s privacy')
  await see(desk, 'The reasons why he cannot be someone')
  await see(desk, 'His mother lives at 12 Mill Lane and told me so.')
  await press(desk, 'Hide it until this is resolved')
  await see(ruledOut, 'What was written here is not shown in public.')
  expect(await open.content()).not.toContain('Mill Lane')
  await follow(desk, 'Read it where it stands')
  await see(desk, 'His mother lives at 12 Mill Lane and told me so.')
})
