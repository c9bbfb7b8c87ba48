import { existsSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { filesFolder, filesNamed } from '../compose.ts'
import { areLost } from '../media/lostFiles.ts'
import { connectDatabase, disconnectDatabase } from '../platform/database/connect.ts'
import { wrongSecrets } from '../platform/database/secretsCheck.ts'
import { readEnv } from '../platform/env.ts'
import { readBacklog } from '../platform/jobs/backlog.ts'
import { commandLineOf } from '../platform/processes.ts'
import { isFiction } from '../platform/site.ts'
import { findInstallation, readInstallation } from '../supervise/installation.ts'
import type { Finding } from './checks.ts'
import { bringSecretsBack, ofOthers } from './checksKept.ts'

const PATIENCE_MS = 3_000

/** Whether it runs, and how what runs is doing. */
export const checkRunning = async (): Promise<Finding[]> => {
  const { dataDir, mongodbUri } = readEnv()
  const running = await findInstallation(dataDir)
  const uri = mongodbUri ?? running?.mongodbUri
  return [
    ...(running ? await checkProcesses(dataDir) : [notRunning]),
    ...(uri ? await checkDatabase(uri, dataDir) : []),
    checkMail(),
  ]
}

const notRunning: Finding = {
  what: 'running',
  state: 'lacking',
  found: 'Rollcall is not running on this data folder',
  todo: 'npm start',
}

const checkProcesses = async (dataDir: string): Promise<Finding[]> => {
  const installation = await readInstallation(dataDir)
  if (!installation) return [notRunning]
  const processes = Object.entries(installation.processes).map(
    ([what, { pid, words }]): Finding => {
      const lives = commandLineOf(pid)?.includes(words) ?? false
      if (lives) return { what, state: 'there', found: `runs as process ${pid}` }
      return { what, state: 'missing', found: 'has stopped', todo: 'It will restart by itself.' }
    },
  )
  return [await checkAnswer(installation.url), ...processes]
}

const checkAnswer = async (url: string): Promise<Finding> => {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const answer = await fetch(`${url}/readyz`, { signal }).catch(() => null)
  if (answer?.ok) return { what: 'running', state: 'there', found: url }
  const found = answer ? `${url} is not ready` : `${url} is not answering from here`
  return { what: 'running', state: 'lacking', found, todo: 'Check the log.' }
}

const checkDatabase = async (uri: string, dataDir: string): Promise<Finding[]> => {
  try {
    await connectDatabase(uri)
    return [
      await checkServer(),
      await checkLifetime(),
      await checkBacklog(),
      ...(await checkBelonging(dataDir)),
    ]
  } catch {
    const todo = 'Is it running, and is MONGODB_URI right?'
    return [{ what: 'database', state: 'missing', found: 'is not answering', todo }]
  } finally {
    await disconnectDatabase()
  }
}

const admin = () => mongoose.connection.getClient().db('admin')

const checkServer = async (): Promise<Finding> => {
  const { version } = await admin().command({ buildInfo: 1 })
  const { setName, msg } = await admin().command({ hello: 1 })
  const found = `MongoDB ${version}, ${setName ? `replica set ${setName}` : (msg ?? 'standalone')}`
  if (setName || msg === 'isdbgrid') return { what: 'database', state: 'there', found }
  const todo = 'Rollcall needs transactions. Run MongoDB as a replica set; one member is enough.'
  return { what: 'database', state: 'missing', found, todo }
}

const LONGEST_LIFETIME_SECONDS = 10

/** What a killed process had begun keeps others from the same man so long. */
const checkLifetime = async (): Promise<Finding> => {
  const name = 'transactionLifetimeLimitSeconds'
  const told = await admin()
    .command({ getParameter: 1, [name]: 1 })
    .catch(() => null)
  const found = told ? `transactions may last ${told[name]} s` : 'its settings cannot be read'
  const short = told !== null && told[name] <= LONGEST_LIFETIME_SECONDS
  if (short) return { what: 'database', state: 'there', found }
  return { what: 'database', state: 'lacking', found, todo: `Set ${name} to 5.` }
}

/** Whether secrets and files are those that this database was used with. */
const checkBelonging = async (dataDir: string): Promise<Finding[]> => {
  const findings: Finding[] = []
  const wrong = await wrongSecrets(mongoose.connection.getClient().db(), dataDir).catch(() => null)
  if (wrong) {
    const found = wrong === 'other' ? ofOthers : 'none, although the database was used with some'
    findings.push({ what: 'secrets', state: 'missing', found, todo: bringSecretsBack })
  }
  const folder = filesFolder({ dataDir })
  if (await areLost(folder, filesNamed())) {
    const found = `none of the files that the database names are in ${folder}`
    findings.push({
      what: 'files',
      state: 'missing',
      found,
      todo: 'Restore files from a backup.',
    })
  }
  if ((await isFiction()) && !existsSync(join(dataDir, 'demo.json'))) {
    const found = 'demo.json is missing, and with it the sign-ins'
    findings.push({ what: 'demo', state: 'lacking', found, todo: 'Restore it from a backup.' })
  }
  return findings
}

const checkBacklog = async (): Promise<Finding> => {
  const { facts, reactions, jobs, failing, person } = await readBacklog()
  const found = `${facts + reactions} facts, ${jobs} jobs, ${failing} that failed, ${person} that need a person`
  if (person > 0)
    return {
      what: 'waiting',
      state: 'lacking',
      found,
      todo: 'An admin can see them at the office, or run: rollcall waiting',
    }
  if (failing === 0) return { what: 'waiting', state: 'there', found }
  return { what: 'waiting', state: 'lacking', found, todo: 'Check the worker’s log.' }
}

const checkMail = (): Finding =>
  readEnv().smtpUrl
    ? { what: 'mail', state: 'there', found: 'goes out by SMTP' }
    : {
        what: 'mail',
        state: 'lacking',
        found: 'kept under “Unsent e-mail” for the admin',
        todo: 'To send e-mail, set SMTP_URL.',
      }
