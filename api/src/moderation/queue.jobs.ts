import { type JobRun, recurring } from '../platform/jobs/work.ts'
import { fileAll } from './filing.service.ts'

const SIX_HOURS_MS = 6 * 3_600_000

export const refileQueue: JobRun = recurring('moderation.refile', SIX_HOURS_MS, fileAll)
