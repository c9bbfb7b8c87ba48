import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { compiledFolder } from '@rollcall/api/media/compiledFolder.ts'
import { type Bounds, confined } from '@rollcall/api/media/confine.ts'
import { confinement } from '@rollcall/api/media/limits.ts'
import { expect, test, vi } from 'vitest'
import { aFolder } from '../support/folder.ts'
import { root } from '../support/tree.ts'

// These programs let everything else go first.
vi.setConfig({ testTimeout: 120_000 })

const bounds: Bounds = { patienceMs: 100_000, cpuSeconds: 20, memoryBytes: 1.5e9 }
const node = (script: string, more: Partial<Bounds> = {}) =>
  confined(process.execPath, ['-e', script], { ...bounds, ...more })

test('[A3] what it prints and how it ends is told', async () => {
  const outcome = await node('console.log("out"); console.error("err"); process.exitCode = 3')
  expect({ ...outcome, stdout: `${outcome.stdout}` }).toEqual({
    code: 3,
    endedBy: 'itself',
    stdout: 'out\n',
    stderr: 'err\n',
  })
})

test('[A3] what hangs is killed by the clock', async () => {
  const { endedBy, code } = await node('setInterval(() => {}, 1000)', { patienceMs: 500 })
  expect({ endedBy, code }).toEqual({ endedBy: 'clock', code: null })
})

test('[A3] on a busy machine it is waited for: what counts is the time that the processor gave it since its last sign', async () => {
  const seldom = `
    const nap = new Int32Array(new SharedArrayBuffer(4))
    for (let n = 0; n < 30; n += 1) {
      for (const until = Date.now() + 5; Date.now() < until;);
      Atomics.wait(nap, 0, 0, 95)
    }`
  expect(await node(seldom, { patienceMs: 1_200 })).toMatchObject({ endedBy: 'itself', code: 0 })
  expect(await node('for (;;);', { patienceMs: 600 })).toMatchObject({ endedBy: 'clock' })
})

test('[A3] what takes more processor time than its share is ended', async () => {
  const { endedBy } = await node('for (;;);', { cpuSeconds: 1 })
  expect(endedBy).toBe('limit')
})

test('[A3] what takes more memory than its share does not get it', async () => {
  const greedy = 'const kept = []; for (;;) kept.push(Buffer.alloc(50e6, 1))'
  const { code } = await node(greedy, { memoryBytes: 1.2e9 })
  expect(code).not.toBe(0)
})

test('[A3] what prints more than is kept is ended, and nothing of it stays in memory', async () => {
  const endless =
    'const line = "x".repeat(9_999) + "\\n"; const say = () => process.stdout.write(line, say); say()'
  const { endedBy, stdout } = await node(endless, { stdoutBytes: 50_000 })
  expect({ endedBy, bytes: stdout.length }).toEqual({ endedBy: 'limit', bytes: 0 })
  const just = await node('process.stdout.write("x".repeat(50_000))', { stdoutBytes: 50_000 })
  expect({ ...just, stdout: just.stdout.length }).toMatchObject({
    endedBy: 'itself',
    stdout: 50_000,
  })
})

test('[A7] it ends when it is told to', async () => {
  const stop = new AbortController()
  const running = confined(
    process.execPath,
    ['-e', 'console.log("begun"); setInterval(() => {}, 1000)'],
    { ...bounds, signal: stop.signal },
    {
      stdout: async (stream) => {
        for await (const _ of stream) stop.abort(new Error('enough'))
      },
    },
  )
  await expect(running).rejects.toThrow('enough')
})

test('[A3] it has neither our secrets nor a network: not in its environment, not in ours, not to us', async () => {
  const secret = randomUUID()
  vi.stubEnv('A_SECRET', secret)
  const asked: unknown[] = []
  const server = createServer((socket) => asked.push(socket.destroy()))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const script = `
    const { readFileSync } = require('node:fs')
    const line = require('node:net').connect(${port}, '127.0.0.1')
    const tell = (how) => {
      const environs = ['self', process.ppid, ${process.pid}, 1].map((pid) => {
        try { return readFileSync('/proc/' + pid + '/environ', 'latin1') } catch (error) { return error.code }
      })
      console.log(JSON.stringify({ how, env: process.env, environs }))
      process.exit()
    }
    line.on('connect', () => tell('connected')).on('error', ({ code }) => tell(code))`
  const said = `${(await node(script)).stdout}`
  server.close()
  const { how, env, environs } = JSON.parse(said)
  // What stands around it says in which folder it is.
  expect(
    Object.keys(env)
      .filter((name) => name !== 'PWD')
      .sort(),
  ).toEqual(['HOME', 'LC_ALL', 'NODE_COMPILE_CACHE', 'PATH'])
  expect(said).not.toContain(secret)
  if (process.platform !== 'linux') return
  // Behind walls other processes are not there, and it is nobody's second.
  if (!confinement().walledIn) expect(environs.slice(1)).toEqual(['EACCES', 'EACCES', 'EACCES'])
  expect(['ENETUNREACH', 'ECONNREFUSED']).toContain(how)
  expect(asked).toEqual([])
})

test('[A3] a child that tries sees its input and nothing else of ours, and can change nothing but its folder', async (context) => {
  if (!confinement().walledIn) return context.skip('this machine has no bubblewrap')
  const [folder, other] = [await aFolder(), await aFolder()]
  const [input, secrets, made] = [
    join(folder, 'input'),
    join(other, 'secrets'),
    join(folder, 'made'),
  ]
  await mkdir(made)
  for (const file of [input, secrets]) await writeFile(file, 'kept')
  const script = `
    const { readFileSync, writeFileSync, readdirSync } = require('node:fs')
    const attempt = (act) => { try { return String(act()) } catch (error) { return error.code } }
    const { spawnSync } = require('node:child_process')
    console.log(JSON.stringify({
      input: attempt(() => readFileSync(${JSON.stringify(input)})),
      secrets: attempt(() => readFileSync(${JSON.stringify(secrets)})),
      keys: attempt(() => readFileSync(${JSON.stringify(join(root, 'uploads/secrets.json'))})),
      passwords: attempt(() => readFileSync('/etc/passwd')),
      homes: attempt(() => readdirSync('/root')),
      overwrite: attempt(() => writeFileSync(${JSON.stringify(input)}, 'changed')),
      source: attempt(() => writeFileSync(${JSON.stringify(join(root, 'api/package.json'))}, '')),
      compiled: attempt(() => writeFileSync(${JSON.stringify(join(compiledFolder, 'one'))}, '')),
      made: attempt(() => writeFileSync(${JSON.stringify(join(made, 'one'))}, 'made')),
      others: readdirSync('/proc').filter((name) => Number(name) > 2).length,
      user: process.getuid(),
      outside: spawnSync('unshare', ['-rn', 'true']).status === 0,
    }))`
  const said = await node(script, { seen: { reads: [input], writes: [made] } })
  expect(JSON.parse(String(said.stdout))).toEqual({
    ...{ input: 'kept', secrets: 'ENOENT', keys: 'ENOENT', passwords: 'ENOENT', homes: 'ENOENT' },
    ...{ overwrite: 'EROFS', source: 'EROFS', compiled: 'EROFS', made: 'undefined' },
    ...{ others: 0, user: 65_534, outside: false },
  })
  expect(await readFile(join(made, 'one'), 'utf8')).toBe('made')
})

test.skipIf(process.platform !== 'linux')(
  '[A7] it dies with the process that began it',
  async () => {
    const module = JSON.stringify(join(root, 'api/src/media/confine.ts'))
    // Behind walls it has another number than outside.
    const marker = randomUUID()
    const script = `
    import { confined } from ${module}
    await confined(process.execPath, ['-e', 'console.log("begun"); setInterval(() => {}, 1000)', '${marker}'],
      { patienceMs: 60000, cpuSeconds: 60, memoryBytes: 2e9 },
      { stdout: async (stream) => { for await (const chunk of stream) console.log(String(chunk)) } })`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script])
    const lines = createInterface({ input: parent.stdout })
    await lines[Symbol.asyncIterator]().next()
    const isAlive = async () => {
      const all = (await readdir('/proc')).filter(
        (name) => /^\d+$/.test(name) && Number(name) !== parent.pid,
      )
      const words = all.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))
      return (await Promise.all(words)).some((line) => line.includes(marker))
    }
    expect(await isAlive()).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(isAlive).toBe(false)
  },
)
