import { newId } from '@rollcall/api/platform/database/documents.ts'
import { type JobRow, jobRow } from '@rollcall/api/platform/jobs/job.ts'
import { database } from '../support/database.ts'

/** Work that failed so often that it waits for a person; gives its id. Nothing does work of the name that it has. */
export const aFailure = async (name = 'test.nothing'): Promise<string> => {
  const waits = { _id: newId<string>(), since: new Date(), error: 'MongoServerError 112' }
  await database.collection<JobRow>('jobs').insertOne({
    _id: newId(),
    ...jobRow(name, {}),
    fact: 'test.happened',
    failures: 10,
    waits,
  })
  return waits._id
}
