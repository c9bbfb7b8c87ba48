import { getImport, type RosterImport } from '@rollcall/contract/imports.ts'
import type { Account } from './accounts.ts'
import { database } from './database.ts'

/** The import of a list when its run has ended; a worker has to be there. */
export const importEnded = async ({ client }: Account, id: string): Promise<RosterImport> => {
  const imports = database.collection('rosterImports')
  const changes = imports.watch([{ $match: { 'documentKey._id': id } }])
  try {
    // From here on nothing is missed.
    await changes.tryNext()
    for (;;) {
      const now = await client.done(getImport, { params: { importId: id } })
      if (!['looked', 'waiting', 'working'].includes(now.state)) return now
      await changes.next()
    }
  } finally {
    await changes.close()
  }
}
