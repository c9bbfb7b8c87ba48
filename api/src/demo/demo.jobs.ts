import { z } from 'zod'
import { buildAccountIndexes, users } from '../accounts/account.model.ts'
import { buildFactorIndexes } from '../accounts/factor.model.ts'
import type { Storage } from '../media/storage.ts'
import type { Env } from '../platform/env.ts'
import { job } from '../platform/jobs/job.ts'
import { type JobRun, jobRun } from '../platform/jobs/work.ts'
import { log } from '../platform/log.ts'
import { readSecrets } from '../platform/secrets.ts'
import { showMaking } from '../platform/site.ts'
import { playCases } from './cases.ts'
import { type Crew, fillCrew } from './crew.ts'
import { shootFilm, stillsOfFilm } from './film.ts'
import { ruleOutMen } from './noPrisoners.ts'
import { typePapers } from './papers.ts'
import { takePhoto, warnOf } from './photos.ts'
import { givePortraits } from './portraits.ts'
import { type Showing, show } from './progress.ts'
import { makeSignIns, officeEmail, readSignIns, signInText } from './signIns.ts'
import { type Size, small, whole } from './size.ts'
import { fillRoster, listCamps, type Making, markEverybody } from './sources.ts'
import { step } from './steps.ts'
import { openArtist } from './studio.ts'
import { sendTips } from './tips.ts'

/** Fills an empty archive with one that is invented throughout. */
export const makeDemo = job({
  name: 'demo.make',
  payload: z.object({ size: z.enum(['on', 'small']) }),
  attempts: 5,
})

/** The step that is noted when there is nothing left to do. */
export const WHOLE = 'whole'

export const demoJob = (env: Env, storage: Storage): JobRun =>
  jobRun(makeDemo, {
    run: async ({ size }, signal) => {
      await buildAccountIndexes()
      await buildFactorIndexes()
      const secrets = readSecrets(env.dataDir)
      await assertSignInsKept(env.dataDir)
      const crew = await fillCrew(await makeSignIns(env.dataDir), secrets.session)
      await make({ storage, by: crew.admin, size: sizes[size], signal }, crew, secrets.tips)
      await step(WHOLE, async () => null)
      await showMaking(null)
      say(`The demonstration is ready. ${signInText(await makeSignIns(env.dataDir))}`)
    },
    givenUp: async (_, error) => {
      await showMaking(null)
      log.error({ err: error }, 'the demonstration could not be made and was given up')
      say(givenUpText(error))
    },
  })

/** Their accounts keep the passwords they were made with: new ones would be told, and open nothing. */
const assertSignInsKept = async (dataDir: string): Promise<void> => {
  if (readSignIns(dataDir) || !(await users().findOne({ email: officeEmail }))) return
  throw new Error(`${dataDir}/demo.json is lost: restore it from a backup`)
}

const say = (text: string): void => void process.stdout.write(`\n${text}\n`)

const givenUpText = (
  error: unknown,
): string => `The demonstration could not be made: ${error instanceof Error ? error.message : error}

  What has been made is kept, and everything else works. Fix the cause (perhaps a full disk) and start again:
  it continues where it stopped. To work without a demonstration, use another DATA_DIR with npm start -- --empty
`

const sizes: Record<'on' | 'small', Size> = { on: whole, small }

/** Each step is kept when it is done, so that after a kill what is there is not made again. */
const make = async (making: Making, crew: Crew, tipsKey: string): Promise<void> => {
  const { size, signal } = making
  await listCamps(making)
  const people = await fillRoster(making)
  await using camera = openArtist(signal)
  await using painter = openArtist(signal)
  const showing = show()
  const portraits = givePortraits(making, painter, people, (done) => showing('portraits', done))
  const filmed = film(making, camera, showing)
  const photographed = portraits.then(async () => {
    const photos = []
    for (let which = 0; which < size.photos; which += 1) {
      showing('photos', which / size.photos)
      photos.push(await takePhoto(making, painter, which))
    }
    return photos
  })
  const [{ filmId, stills }, photos] = await Promise.all([filmed, photographed])
  const last = photos.at(-1)
  if (last) await warnOf(making, last)
  showing('marks', 0)
  const subjects = await markEverybody(making, [...stills, ...photos])
  showing('cases', 0)
  const cited = await typePapers(making, [{ kind: 'film', id: filmId }])
  signal.throwIfAborted()
  await playCases(crew, { subjects, people, cited })
  await ruleOutMen(crew, subjects)
  signal.throwIfAborted()
  showing('tips', 0)
  await sendTips(tipsKey, subjects)
}

const film = async (making: Making, camera: ReturnType<typeof openArtist>, showing: Showing) => {
  const made = await shootFilm(making, camera, (done) => showing('film', done))
  showing('ingest', 0)
  return { filmId: made.filmId, stills: await stillsOfFilm(making, made) }
}
