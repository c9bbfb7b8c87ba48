import { listReplies } from '@rollcall/contract/replies.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { aRenderedDocument } from '../factories/sources.ts'
import { type Account, aContributor, aModerator, aVisitor } from '../support/accounts.ts'
import { aPage } from '../support/browser.ts'
import { type Server, startServer } from '../support/server.ts'
import { see } from './acts.ts'
import { focused, tabTo } from './keyboard.ts'

let server: Server
let moderators: [Account, Account]
beforeAll(async () => {
  server = await startServer()
  moderators = [await aModerator(server), await aModerator(server)]
})

test('[S1, M6] by keyboard alone a moderator keeps what an agency answered, makes it public, corrects it, and withdraws it with a way back', async () => {
  const person = await aPerson(moderators[0])
  const made = await anIdentification(await aContributor(server), { person })
  await confirmedBy(server, moderators, made)
  const [desk, page] = [await aPage(server, moderators[0].client), await aPage(server)]
  await page.goto(`/subjects/${made.subjectId}`)
  await desk.goto(`/desk/${made.id}`)
  const document = await aRenderedDocument(moderators[0])
  const { keyboard } = desk
  const kept = desk.getByRole('region', { name: 'What agencies answered' })
  await kept.getByRole('button', { name: 'Keep a reply' }).waitFor()
  const pressed = async (name: string) => {
    await kept.getByRole('button', { name, exact: true }).waitFor()
    await tabTo(desk, name)
    await keyboard.press('Enter')
  }

  await keyboard.press('w')
  await kept.getByLabel('Agency', { exact: true }).waitFor()
  expect(await focused(desk)).toContain('Agency')
  await keyboard.press('Control+Enter')
  await see(kept, 'Please enter the date of the reply.')
  await keyboard.type('DPAA')
  await tabTo(desk, 'Date of the reply')
  await keyboard.type('March 2, 2026')
  await tabTo(desk, /^Reference/)
  await keyboard.type('DPAA-2026-0147')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  await tabTo(desk, /^What it answered/)
  await keyboard.type('They will not open his file.')
  await keyboard.press('Control+Enter')
  await see(kept, 'Answered March 2, 2026, reference DPAA-2026-0147')
  await see(kept, 'The agency did not accept the name')
  await see(kept, 'Only moderators see this.')
  await see(desk.getByRole('region', { name: 'All that happened' }), 'Reply kept. DPAA')

  await pressed('Make public')
  await see(kept, 'Everyone can see this.')
  const shown = page.getByRole('region', { name: 'What agencies answered' })
  await see(shown, 'They will not open his file.')
  await see(shown, 'not an official accounting')

  await pressed('Correct reply')
  await kept.getByRole('button', { name: 'Save changes' }).waitFor()
  await tabTo(desk, /^What it answered/)
  await keyboard.press('Control+A')
  await keyboard.type('They want to see the recording.')
  await keyboard.press('Control+Enter')
  await see(shown, 'They want to see the recording.')

  await pressed('Correct reply')
  await kept.getByRole('button', { name: 'Save changes' }).waitFor()
  await tabTo(desk, /^Source document/)
  await keyboard.type(document.title.toLowerCase().slice(0, 7))
  await kept.getByRole('option', { name: document.title }).first().waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  expect(await kept.getByLabel(/^Source document/).inputValue()).toContain(document.id)
  await keyboard.press('Control+Enter')
  await see(kept, `Source document: ${document.title}`)

  await pressed('Withdraw reply')
  await see(kept, 'Withdrawn,')
  await shown.waitFor({ state: 'detached' })
  await pressed('Put reply back')
  await see(shown, 'They want to see the recording.')
  const of = { params: { identificationId: made.id }, query: {} }
  expect((await aVisitor(server).done(listReplies, of)).items).toMatchObject([
    { agency: 'DPAA', date: '2026-03-02', outcome: 'not-accepted' },
  ])
})
