import { failureId } from '@rollcall/contract/ids.ts'
import type { WorkKind } from '@rollcall/contract/office.ts'
import { Command } from 'commander'
import { atTheMachine } from '../platform/audit.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { Obstacle } from '../platform/install/obstacle.ts'
import { type Failed, kindOf, readFailures, ruleFailure } from '../platform/jobs/failures.ts'
import { Refusal } from '../platform/refusal.ts'
import { onDatabase } from './database.ts'

/** `rollcall waiting`: work that failed so often that a person must decide, and what is done about it. */
export const waitingCommand = (): Command => {
  const waiting = new Command('waiting').description(
    'work that failed so often that a person must decide',
  )
  waiting
    .command('list', { isDefault: true })
    .description('list what is waiting, the oldest first, and what to do about it')
    .action(() => onDatabase(list))
  waiting
    .command('again')
    .description('try it again, as if it had never failed')
    .argument('<id>', 'as “waiting” lists it, or “all”')
    .action((id: string) => onDatabase(() => rule(id, 'again', 'is tried again')))
  waiting
    .command('drop')
    .description('give it up: this one piece of work is then not done')
    .argument('<id>', 'as “waiting” lists it')
    .action((id: string) => onDatabase(() => rule(id, 'given-up', 'was given up')))
  return waiting
}

const list = async (): Promise<void> => {
  let any = false
  for await (const { name, failures, waits } of allWaiting()) {
    any = true
    const { what, todo } = told[kindOf(name)]
    console.log(`${waits._id}: ${what}`)
    console.log(
      `  ${name}, ${failures} attempts, the last ${waits.since.toISOString()}: ${waits.error}`,
    )
    console.log(`  ${todo}`)
  }
  if (!any) console.log('Nothing is waiting for a person.')
}

async function* allWaiting(): AsyncGenerator<Failed> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await readFailures({ limit: 100, cursor })
    yield* items
    if (nextCursor === null) return
    cursor = nextCursor
  }
}

const rule = async (id: string, ruling: 'again' | 'given-up', done: string): Promise<void> => {
  const ids: string[] = []
  if (id !== 'all' || ruling !== 'again') ids.push(id)
  else for await (const { waits } of allWaiting()) ids.push(waits._id)
  for (const one of ids) {
    const known = failureId.safeParse(one)
    if (!known.success) throw obstacle(one)
    await inTransaction((session) => ruleFailure(session, atTheMachine, known.data, ruling)).catch(
      (error: unknown) => {
        throw error instanceof Refusal ? obstacle(one) : error
      },
    )
    console.log(`${one} ${done}.`)
  }
}

const obstacle = (id: string) =>
  new Obstacle(`Nothing that is waiting has the id ${id}. To list it: rollcall waiting`)

interface Told {
  readonly what: string
  readonly todo: string
}
const told: Readonly<Record<WorkKind, Told>> = {
  film: {
    what: 'A film could not be prepared.',
    todo: 'Check that the disk has space and ffmpeg runs (rollcall doctor), then try again.',
  },
  pictures: {
    what: 'Pictures of a restricted still could not be put away, or brought back.',
    todo: 'Check that the folder of files is writable, then try again.',
  },
  document: {
    what: 'The pages of a source document could not be rendered.',
    todo: 'Check that the disk has space and pdftoppm runs (rollcall doctor), then try again.',
  },
  answers: {
    what: 'Answers could not be moved when men were joined or separated.',
    todo: 'Until it is done their tallies are incomplete. Try again.',
  },
  exclusions: {
    what: 'Why a man cannot be somebody could not be worked out again.',
    todo: 'Until it is done the list of who is ruled out may be incomplete. Try again.',
  },
  confirming: {
    what: 'A name could not be confirmed on the day that its family was told.',
    todo: 'It is not confirmed yet. Try again.',
  },
  telling: {
    what: 'Relatives could not be written to before a name is confirmed.',
    todo: 'In the app they are told all the same. Try again, so that they are written to.',
  },
  asking: {
    what: 'Who answered before there was a picture could not be asked again.',
    todo: 'Try again.',
  },
  list: {
    what: 'A list could not be imported to its end.',
    todo: 'What was imported is kept. Try again: it continues from there.',
  },
  desk: {
    what: 'Something at the desk could not be put in its place.',
    todo: 'The desk may show it late. Try again.',
  },
  letter: {
    what: 'An e-mail could not be sent.',
    todo: 'Check that the mail server of SMTP_URL is answering, then try again.',
  },
  demo: {
    what: 'The demonstration archive could not be finished.',
    todo: 'Try again: it continues where it stopped.',
  },
  other: {
    what: 'Work of this program could not be done.',
    todo: 'The worker’s log says more under its name. Fix the cause, then try again.',
  },
}
