import { stat } from 'node:fs/promises'
import { refuse } from '../platform/refusal.ts'
import { UnfitList } from './unfitList.ts'

const MOST_BYTES = 50_000_000

/** What is read of a list that somebody sent; what cannot be read is refused in words. */
export const readOrRefuse = async <Read>(
  path: string,
  read: () => Promise<Read>,
): Promise<Read> => {
  const { size } = await stat(path)
  try {
    if (size > MOST_BYTES)
      throw new UnfitList('too-large', 'This list has more than 50 MB. Please send it in parts.')
    return await read()
  } catch (error) {
    if (!(error instanceof UnfitList)) throw error
    const at = error.fault.startsWith('columns') ? 'mapping.columns' : 'uploadId'
    throw refuse('list.unfit', {
      detail: error.message,
      errors: [{ path: at, message: error.message }],
      members: { fault: error.fault },
    })
  }
}
