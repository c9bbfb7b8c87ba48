import { type Stranger, strangerIn } from '@rollcall/contract/strangers.ts'
import { Problem } from '../api/problem.ts'

const HEAD_BYTES = 4096

/** Of these nothing can be made, whatever the name of the file says; of all else the server judges. */
const hopeless: readonly Stranger[] = ['document', 'archive', 'sound', 'playlist', 'markup', 'text']

/** What would be refused when it has been sent, is refused before: null where it may be a picture, a film or a source document. */
export async function wrongKind(file: Blob): Promise<Problem | null> {
  const reason = await reasonIn(file)
  return reason && new Problem({ code: 'media.unfit', reason })
}

async function reasonIn(file: Blob): Promise<Stranger | 'empty' | null> {
  if (file.size === 0) return 'empty'
  try {
    const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
    // Pictures begin with a sign that no text begins with.
    if ((head[0] ?? 0) >= 0x80) return null
    return hopeless.find((one) => one === strangerIn(head)) ?? null
  } catch {
    // A file that this browser cannot read now may be read when it is sent.
    return null
  }
}
