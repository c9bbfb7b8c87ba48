import { fillCrew } from '@rollcall/api/demo/crew.ts'
import { ruleOutMen } from '@rollcall/api/demo/noPrisoners.ts'
import { makeSignIns } from '@rollcall/api/demo/signIns.ts'
import { readSecrets } from '@rollcall/api/platform/secrets.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { expect, test } from 'vitest'
import { anIdentification, aSubject } from '../factories/cases.ts'
import { aContributor, aVisitor } from '../support/accounts.ts'
import { useModels } from '../support/database.ts'
import { startServer } from '../support/server.ts'

useModels()

test('[M9] in the demonstration two moderators decide of one man that he was a guard, once, and everybody reads why', async () => {
  const server = await startServer()
  const crew = await fillCrew(
    await makeSignIns(server.dataDir),
    readSecrets(server.dataDir).session,
  )
  const by = await aContributor(server)
  const man = await aSubject(by)
  await anIdentification(by, { subject: man, name: 'John Doe' })
  const subjects = new Map([[14, man.id]])
  await ruleOutMen(crew, subjects)
  await ruleOutMen(crew, subjects)
  const page = await aVisitor(server).done(getSubject, { params: { subjectId: man.id } })
  expect(page.noPrisoner).toBe('guard')
  expect(page.identifications).toMatchObject([{ status: 'ruled-out' }])
  const reasons = page.decidedNoPrisoner?.rulings.map((one) => one.reasons) ?? []
  expect(reasons).toHaveLength(2)
  expect(reasons[0]).toContain('our man at the end')
})
