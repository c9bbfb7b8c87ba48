import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { makeChallenge } from '../platform/challenge.ts'

const derive = promisify(pbkdf2)

/** A proof of work like a visitor's, for a challenge of ours that takes few tries. */
export const workedProof = async (key: string): Promise<string> => {
  const challenge = await makeChallenge(key, 1)
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters
  for (let counter = 0; ; counter += 1) {
    const tried = Buffer.concat([Buffer.from(nonce, 'hex'), Buffer.alloc(4)])
    tried.writeUInt32BE(counter, tried.length - 4)
    const made = await derive(tried, Buffer.from(salt, 'hex'), cost, keyLength, 'sha256')
    const derivedKey = made.toString('hex')
    if (!derivedKey.startsWith(keyPrefix)) continue
    const solution = { counter, derivedKey, time: 1 }
    return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
  }
}
