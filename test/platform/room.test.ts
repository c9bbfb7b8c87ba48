import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addStill } from '@rollcall/contract/stills.ts'
import { expect, test } from 'vitest'
import { signIn, signUp } from '../support/accounts.ts'
import { Client } from '../support/client.ts'
import { database } from '../support/database.ts'
import { expectProblem } from '../support/expect.ts'
import { makePhoto } from '../support/media.ts'
import { makeDataDir } from '../support/processes.ts'
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
