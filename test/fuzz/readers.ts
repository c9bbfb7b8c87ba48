import { expect } from 'vitest'
import type { Client } from '../support/client.ts'
import { goLive } from '../support/socket.ts'
import { Onlooker } from './onlooker.ts'
import { takenBy, talliedIn, talliesOnPaper } from './taken.ts'

/** Who never answers nor rules, and reads all that comes to him. */
export class Reader {
  readonly name: string
  readonly client: Client
  readonly onlooker: Onlooker
  /** What he may read nowhere. */
  readonly #secrets: RegExp
  readonly #found: string[] = []

  constructor(name: string, client: Client, secrets: string) {
    const nobody = { rivalsOf: () => [], partsOf: () => [], wholesOf: () => [] }
    this.name = name
    this.client = client
    this.onlooker = new Onlooker(name, nobody, false)
    this.#secrets = new RegExp(secrets, 'i')
  }

  get complaints(): readonly string[] {
    return [...this.#found, ...this.onlooker.complaints].slice(0, 9)
  }

  reads(from: string, value: unknown): void {
    this.onlooker.receives(value, from)
    const said = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    const told = this.#secrets.exec(said)
    if (told) this.#found.push(`${this.name} reads ${told[0]} in ${from}`)
  }

  /** Opens a page that stays open: he hears whatever it is sent. */
  async watches(topics: readonly string[]): Promise<void> {
    const live = await goLive(this.client)
    live.onFrame(({ event, value }) => {
      this.reads(`socket ${event}`, value)
      if (event === 'changed') this.onlooker.hears(value as never, this.client.url)
    })
    for (const topic of topics) await live.watch(topic)
  }

  async looksAt(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const { status, body, headers } = await this.client.send(path)
      expect(status === 429 || status >= 500, `${path} ${status}`).toBe(false)
      this.reads(path, body)
      this.reads(`headers of ${path}`, [...headers].join('\n'))
    }
  }

  /** Opens a file, with all that lies in it; gives its words, and how often a paper in it tells how people answered. */
  async takes(path: string): Promise<{ readonly words: string; readonly tallies: number } | null> {
    const texts = await takenBy(this.client, path)
    for (const { from, text } of texts ?? [])
      this.reads(from, /\.json$/.test(from) ? JSON.parse(text) : text)
    this.#found.push(...(texts ?? []).flatMap(talliedIn))
    const tallies = (texts ?? []).reduce((sum, one) => sum + talliesOnPaper(one), 0)
    return texts && { words: texts.map(({ text }) => text).join('\n'), tallies }
  }
}
