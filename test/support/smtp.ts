import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { afterAll } from 'vitest'

export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string
  /** Letters taken so far, each as it came, headers and all. */
  readonly letters: readonly string[]
  /** What it answers to a recipient: 250 takes, 451 is busy, 550 knows nobody of that name. */
  answer: 250 | 451 | 550
  /** Recipients asked about so far. */
  readonly asked: readonly string[]
  /** Waits until `is` holds, looking again after every line that comes in. */
  until(is: () => boolean): Promise<void>
}

/** A mail server of a few lines: enough of SMTP for a client that sends one letter after another. */
export const startMailServer = async (): Promise<MailServer> => {
  const letters: string[] = []
  const asked: string[] = []
  const looks = new Set<() => void>()
  const server = createServer((socket) => {
    let letter: string[] | null = null
    const say = (line: string) => socket.write(`${line}\r\n`)
    const hear = (line: string): void => {
      if (letter) {
        if (line !== '.') return void letter.push(line)
        letters.push(letter.join('\n'))
        letter = null
        say('250 taken')
      } else if (/^DATA/i.test(line)) {
        letter = []
        say('354 go on')
      } else if (/^RCPT/i.test(line)) {
        asked.push(line)
        say(`${mailServer.answer} so be it`)
      } else say(/^QUIT/i.test(line) ? '221 goodbye' : '250 well')
    }
    say('220 here')
    createInterface(socket).on('line', (line) => {
      hear(line)
      for (const look of looks) look()
    })
    socket.on('error', () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => server.close())
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    asked,
    answer: 250,
    until: (is) =>
      new Promise((resolve) => {
        const look = () => {
          if (!is()) return
          looks.delete(look)
          resolve()
        }
        looks.add(look)
        look()
      }),
  }
  return mailServer
}
