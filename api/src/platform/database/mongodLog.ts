import { readFile, rename, stat } from 'node:fs/promises'

const MOST_BYTES = 32 << 20

/** mongod appends for ever: at a start, a long log makes room for a new one and replaces the old one before it. */
export const keepLogShort = async (logPath: string): Promise<void> => {
  const size = await stat(logPath).then(
    (file) => file.size,
    () => 0,
  )
  if (size > MOST_BYTES) await rename(logPath, `${logPath}.old`)
}

/** The last error in a log of JSON lines, in mongod's words. */
export const lastComplaint = async (logPath: string): Promise<string> => {
  const text = await readFile(logPath, 'utf8').catch(() => '')
  const complaint = text.trim().split('\n').reverse().map(complaintIn).find(Boolean)
  return complaint ?? 'it gave no reason'
}

const complaintIn = (line: string): string | null => {
  try {
    const { s: severity, msg, attr } = JSON.parse(line)
    if (severity !== 'E' && severity !== 'F') return null
    const reason = [attr?.error, attr?.reason, attr?.message].find(
      (part) => typeof part === 'string',
    )
    return reason ? `${msg}: ${reason}` : msg
  } catch {
    return null
  }
}
