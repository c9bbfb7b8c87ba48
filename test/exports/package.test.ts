import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { filesFolder } from '@rollcall/api/compose.ts'
import { packageOf } from '@rollcall/api/exports/package.ts'
import { openStorage } from '@rollcall/api/media/storage.ts'
import { addressesAt } from '@rollcall/api/platform/http/address.ts'
import { writeInstallation } from '@rollcall/api/supervise/installation.ts'
import type { LeavingRow } from '@rollcall/contract/exportRow.ts'
import type { Identification } from '@rollcall/contract/identifications.ts'
import { editPerson, type Person } from '@rollcall/contract/people.ts'
import { correctPortrait } from '@rollcall/contract/personPortraits.ts'
import { restrictStill, type Still } from '@rollcall/contract/stills.ts'
import { beforeAll, expect, test } from 'vitest'
import { admitted, contrary } from '../cases/world.ts'
import { anIdentification, aPerson, aPortrait, aSubject } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { aStill } from '../factories/sources.ts'
import { type Account, aContributor, aModerator } from '../support/accounts.ts'
import { obeyed } from '../support/commandLine.ts'
import { databaseUri, useModels } from '../support/database.ts'
import { aFolder } from '../support/folder.ts'
import { type Server, startServer } from '../support/server.ts'
import { unpacked } from '../support/unpacked.ts'
import { judgePdf } from './paper.ts'

useModels()

let server: Server
let giver: Account
let moderators: [Account, Account]
beforeAll(async () => {
  server = await startServer()
  giver = await aContributor(server)
  moderators = [await aModerator(server), await aModerator(server)]
})

interface World {
  readonly still: Still
  readonly number: number
  readonly person: Person
  readonly identification: Identification
}

const confirmed = async (): Promise<World> => {
  const still = await aStill(giver)
  const subject = await aSubject(giver, { still })
  const { id } = await aPerson(moderators[0], { name: 'Daniel Whitlock', died: '1951-02' })
  const person = await aPortrait(moderators[0], { id })
  const proposed = await anIdentification(giver, { subject, person })
  const identification = await confirmedBy(server, moderators, proposed)
  return { still, number: subject.number, person, identification }
}

/** A package of everybody, with what is done after it was read and before the first byte of it is made. */
const packed = async (meanwhile: () => Promise<unknown>): Promise<ReadonlyMap<string, Buffer>> => {
  const storage = await openStorage(filesFolder(server))
  const at = addressesAt([server.url], undefined)
  const bytes = packageOf(storage, { profile: 'public' }, at, async () => void (await meanwhile()))
  const files = [...(await unpacked(await buffer(bytes)))]
  return new Map(files.map(([path, file]) => [path.replace(/^[^/]+\/(data\/)?/, ''), file]))
}

const dossierIn = async (files: ReadonlyMap<string, Buffer>, { number }: World) => {
  const file = files.get(`dossiers/${number}.pdf`) ?? Buffer.of()
  const { text, images } = await judgePdf(await aFolder(), file)
  return { text: text.replace(/\s+/gu, ' '), images }
}

const client = () => moderators[0].client

test('[E1, M6] a package is of one moment: what is decided and mended while it is sent is in none of its tables, its dossiers or its log', async () => {
  const made = await confirmed()
  const files = await packed(async () => {
    const params = { personId: made.person.id }
    await client().done(editPerson, { params, body: { name: 'Later Name' } })
    await admitted(giver, moderators[0], made.identification, contrary())
  })
  const rows = String(files.get('confirmed.jsonl')).trimEnd().split('\n')
  const row = rows.map((line): LeavingRow => JSON.parse(line)).at(-1)
  expect(row).toMatchObject({ name: 'Daniel Whitlock', status: 'confirmed' })
  const { text, images } = await dossierIn(files, made)
  expect(text).toContain('Daniel Whitlock')
  expect(text).not.toMatch(/Later Name|other ears|disputed/)
  expect(images).toBe(3)
  const { end } = row ?? {}
  expect(String(files.get('bag-info.txt'))).toContain(`Rollcall-Log-Head: ${end?.logHead}\n`)
  const later = await packed(async () => {})
  expect(later.has(`dossiers/${made.number}.pdf`)).toBe(false)
})

test('[A9] what was restricted since a package was read does not leave: it breaks off; a portrait that was taken off is not printed', async () => {
  const made = await confirmed()
  const [{ id: portraitId } = { id: '' }] = made.person.portraits
  const params = { personId: made.person.id, portraitId } as never
  const files = await packed(() =>
    client().done(correctPortrait, { params, body: { takenOff: true } as never }),
  )
  const { text, images } = await dossierIn(files, made)
  expect([images, text.includes('This picture could not be read.')]).toEqual([2, true])
  const restrict = () =>
    client().done(restrictStill, {
      params: { stillId: made.still.id },
      body: { restricted: true, warning: false, reasons: 'The family asked.' },
    })
  await expect(packed(restrict)).rejects.toThrow()
})

test('[E1] a package of the command line names the site by the address that it was started with, or that is given', async () => {
  await confirmed()
  const { dataDir } = server
  const runs = { state: 'running', supervisor: 0, mongodbUri: null, processes: {} } as const
  await writeInstallation(dataDir, { ...runs, url: 'https://rollcall.example' })
  const zip = join(await aFolder(), 'public.zip')
  const env = { MONGODB_URI: databaseUri, DATA_DIR: dataDir }
  for (const [site, given] of [
    ['https://rollcall.example', {}],
    ['https://men.example', { PUBLIC_URL: 'https://men.example,http://localhost:3000' }],
  ] as const) {
    const { code, stdout } = await obeyed(['export', 'package', zip], { ...env, ...given })
    expect([code, stdout]).toEqual([0, expect.stringContaining(`begin with ${site}.`)])
    const files = [...(await unpacked(await readFile(zip)))]
    const [, annotations] = files.find(([path]) => path.endsWith('/data/annotations.json')) ?? []
    const { id, items } = JSON.parse(String(annotations))
    for (const address of [id, ...items.map((one: { id: string }) => one.id)])
      expect(new URL(address).origin).toBe(site)
  }
})
