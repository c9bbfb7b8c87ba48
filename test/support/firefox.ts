import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Engine } from './walk.ts'

/** For the test that asks: driven by WebDriver BiDi, over the socket that Firefox opens itself. */
export const aFirefox = async (command: string): Promise<Engine> => {
  const { say, complaints } = await talkTo(`${await started(command)}/session`)
  await say('session.new', { capabilities: {} })
  await say('session.subscribe', { events: ['log.entryAdded'] })
  const { contexts } = await say('browsingContext.getTree', {})
  const [{ context }] = contexts as [{ context: string }]
  await say('browsingContext.setViewport', { context, viewport: { width: 1280, height: 800 } })
  const done = async (method: string, params: object): Promise<void> => {
    await say(method, { context, ...params })
  }
  return {
    complaints,
    go: (url) => done('browsingContext.navigate', { url, wait: 'interactive' }),
    reload: () => done('browsingContext.reload', { wait: 'interactive' }),
    act: (actions) => done('input.performActions', { actions }),
    ask: async (asked) => {
      const expression = `(async () => JSON.stringify(await (${asked})))()`
      const target = { context }
      return valueIn(await say('script.evaluate', { expression, target, awaitPromise: true }))
    },
  }
}

/** Where it listens. It is gone when the test is over, however that ends, and leaves nothing. */
const started = async (command: string): Promise<string> => {
  const profile = await mkdtemp(join(tmpdir(), 'rollcall-firefox-'))
  const words = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
    // The processes that it had started end a moment after it.
    await rm(profile, { recursive: true, force: true, maxRetries: 10 })
  })
  return await addressSaidBy(child)
}

const addressSaidBy = (child: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let text = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk
      const [, address] = /WebDriver BiDi listening on (ws:\S+)\n/.exec(text) ?? []
      if (address) found(address)
    })
    child.once('exit', () => failed(new Error(`Firefox ended: ${text}`)))
  })

/** What a page still loads when it is left is broken off; where our worker stands between, Firefox calls that its error. */
const leftBehind = /^Failed to load .* A ServiceWorker intercepted the request/

type Said = Readonly<Record<string, unknown>>

const talkTo = async (url: string) => {
  const socket = new WebSocket(url)
  const asked = new Map<unknown, PromiseWithResolvers<Said>>()
  const complaints: string[] = []
  socket.addEventListener('message', ({ data }) => {
    const said: Said = JSON.parse(String(data))
    const { level, text } = (said.params ?? {}) as Said
    if (level === 'error' && !leftBehind.test(String(text))) complaints.push(String(text))
    if (said.type === 'error') asked.get(said.id)?.reject(new Error(String(data)))
    else asked.get(said.id)?.resolve(said.result as Said)
  })
  socket.addEventListener('close', () => {
    for (const { reject } of asked.values()) reject(new Error('Firefox is gone'))
  })
  await once(socket, 'open')
  const say = async (method: string, params: object): Promise<Said> => {
    if (socket.readyState !== WebSocket.OPEN) throw new Error('Firefox is gone')
    const id = asked.size
    const answer = Promise.withResolvers<Said>()
    asked.set(id, answer)
    socket.send(JSON.stringify({ id, method, params }))
    return answer.promise
  }
  return { say, complaints }
}

const valueIn = ({ type, exceptionDetails, result }: Said): unknown => {
  if (type === 'exception') throw new Error(JSON.stringify(exceptionDetails))
  const { value } = result as { value?: string }
  return value === undefined ? undefined : JSON.parse(value)
}
