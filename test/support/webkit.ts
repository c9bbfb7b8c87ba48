import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { WebKit } from '@rollcall/api/platform/install/webkit.ts'
import { expect, onTestFinished } from 'vitest'
import { aPort } from './ports.ts'
import type { Engine } from './walk.ts'

/** For the test that asks: driven by W3C WebDriver, which says nothing of what scripts complain about. */
export const aWebKit = async ({ driver, browser, screen }: WebKit): Promise<Engine> => {
  const port = await aPort()
  const display = await drawnOn(screen)
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' }
  endsWithTest(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }))
  const url = `http://127.0.0.1:${port}`
  const up = () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(up).toBe(true)
  const options = { binary: browser, args: ['--automation'] }
  const alwaysMatch = { 'webkitgtk:browserOptions': options }
  const { sessionId } = await say<{ sessionId: string }>(`${url}/session`, {
    capabilities: { alwaysMatch },
  })
  const session = `${url}/session/${sessionId}`
  // It ends its browser, which the driver's own end would leave behind.
  onTestFinished(async () => void (await fetch(session, { method: 'DELETE' }).catch(() => null)))
  const done = async (what: string, body: object): Promise<void> => {
    await say(`${session}/${what}`, body)
  }
  await done('timeouts', { script: 20_000 })
  await done('window/rect', { width: 1280, height: 840 })
  return {
    complaints: null,
    go: (to) => done('url', { url: to }),
    reload: () => done('refresh', {}),
    act: (actions) => done('actions', { actions }),
    ask: async (asked) => {
      const script = `const done = arguments[0]; (async () => JSON.stringify(await (${asked})))()
        .then((value) => done({ value }), (error) => done({ error: String(error) }))`
      const { value, error } = await say<Asked>(`${session}/execute/async`, { script, args: [] })
      if (error) throw new Error(error)
      return value === undefined ? undefined : JSON.parse(value)
    },
  }
}

interface Asked {
  readonly value?: string
  readonly error?: string
}

const say = async <Value>(url: string, body: object): Promise<Value> => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await answer.json()) as { value: unknown }
  if (!answer.ok) throw new Error(`${url}: ${JSON.stringify(value)}`)
  return value as Value
}

/** A screen of its own, which says what it is called. */
const drawnOn = async (command: string): Promise<string> => {
  const words = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']
  const child = endsWithTest(
    spawn(command, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }),
  )
  const named = child.stdio[3]
  if (!(named instanceof Readable)) throw new Error('the screen has no way to say its name')
  const [number] = await once(named, 'data')
  return `:${String(number).trim()}`
}

const endsWithTest = <Child extends ChildProcess>(child: Child): Child => {
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill()
    await gone
  })
  return child
}
