import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signUp as signUpEndpoint } from '@rollcall/contract/accounts.ts'
import { addStill } from '@rollcall/contract/stills.ts'
import { MongoClient } from 'mongodb'
import { expect, test, vi } from 'vitest'
import { password, signIn, signUp } from '../support/accounts.ts'
import { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { patience } from '../support/house.ts'
import { makePhoto } from '../support/media.ts'
import { aPort } from '../support/ports.ts'
import { launch, makeDataDir } from '../support/processes.ts'
import { launchServer, startServer } from '../support/server.ts'
import { beginUpload, sendPiece, upload } from '../support/upload.ts'

/** The data folder is a small disk of its own, which nobody but this process sees. */
const onDisk = (options: string): readonly string[] => {
  const script = `mount -t tmpfs -o ${options} tmpfs "$DATA_DIR" && exec "$0" "$@"`
  return ['unshare', '-m', 'sh', '-c', script]
}
const probe = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=1m tmpfs /mnt'])
/** Whether this machine lets us mount a small disk of our own: a container may not. */
const mayMount = probe.status === 0

test.skipIf(!mayMount)(
  '[S5] a full disk: 507 and nothing stored; what needs no room goes on, and it passes by itself',
  async () => {
    const server = await startServer({ within: onDisk('size=48m') })
    const { client, email } = await signUp(server)
    const photo = await makePhoto({ width: 900, height: 700, format: 'png' })
    const uploadId = await upload(client, photo)
    const begun = await beginUpload(client, 2_000_000)
    const filler = join(`/proc/${server.pid}/root`, server.dataDir, 'filler')
    await writeFile(filler, Buffer.alloc(64 << 20)).catch(() => undefined)

    const body = { uploadId, title: 'A group', provenance: {} }
    const refused = await client.call(addStill, { body })
    expectProblem(refused, 'storage.full')
    expect(refused.headers.get('retry-after')).not.toBeNull()
    expectProblem(await sendPiece(client, begun, 0, Buffer.alloc(2_000_000)), 'storage.full')
    const tus = { 'tus-resumable': '1.0.0', 'upload-length': '1000' }
    const announced = await client.send('/api/uploads', { method: 'POST', headers: tus })
    expectProblem(announced, 'storage.full')
    expect(await database.collection('stills').countDocuments()).toBe(0)
    expect(await database.collection('uploads').countDocuments()).toBe(2)
    expect((await client.send('/readyz')).status).toBe(200)
    await signIn(new Client(server.url), email)

    await rm(filler)
    expect((await sendPiece(client, begun, 0, Buffer.alloc(2_000_000))).status).toBe(204)
    expect((await client.done(addStill, { body })).width).toBe(900)
    expect(server.errors()).toEqual([])
  },
)

test.skipIf(!mayMount)(
  '[S5] a database on a full disk goes on by what was set aside: files are refused, all else is as it was, and it passes by itself',
  async () => {
    const dataDir = await makeDataDir()
    const port = await aPort()
    const asked = { dataDir, uri: '', env: { PORT: String(port) }, within: onDisk('size=800m') }
    const house = await launch('supervisor.ts', asked)
    await house.ready
    const inside = join(`/proc/${house.pid}/root`, dataDir)
    const client = new Client(`http://127.0.0.1:${port}`)
    const announce = async () => (await client.send('/api/uploads', { method: 'POST' })).status
    const there = (file: string) => () => existsSync(join(inside, file))
    await vi.waitUntil(there('reserve'), patience)
    const filler = join(inside, 'filler')
    // Nearly to the brim, and by a size that is fixed before: who goes on writing would take what is given up, too.
    const { bavail, bsize } = await statfs(inside)
    await writeFile(filler, Buffer.alloc(bavail * bsize - (4 << 20)))
    await vi.waitUntil(there('reserve.given-up'), patience)

    expect(await announce()).toBe(507)
    const { mongodbUri = '' } = JSON.parse(await readFile(join(inside, 'run.json'), 'utf8'))
    await using mongo = new MongoClient(mongodbUri)
    // All that it has is written out: where there is no room for it, it ends.
    await mongo.db('admin').command({ fsync: 1 })
    expect((await client.send('/api/stills')).status).toBe(200)
    const body = { name: 'Tester', email: 'tester@example.org', password }
    expect((await client.call(signUpEndpoint, { body })).status).toBe(200)
    expect((await client.send('/readyz')).status).toBe(200)

    await rm(filler)
    await vi.waitUntil(async () => (await announce()) === 401, patience)
    await vi.waitUntil(there('reserve'), patience)
    expect(await house.stop()).toBe(0)
  },
  120_000,
)

test.skipIf(!mayMount)(
  '[S5] a data folder that cannot be written is refused in words',
  async () => {
    const dataDir = await makeDataDir()
    const asked = { dataDir, within: onDisk('ro,size=1m') }
    const server = await launchServer(asked)
    await expect(server.ready).rejects.toThrow(/ended before it was ready/)
    expect(await server.exited).toBe(1)
    const said = server.printed.join('\n')
    expect(said).toContain(`DATA_DIR: nothing can be written in ${dataDir} (EROFS)`)
    expect(said).toMatch(/mount it writable, or set DATA_DIR to another folder/)
  },
)
