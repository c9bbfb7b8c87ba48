import { fillAccount } from '../accounts/filling.service.ts'
import type { AccountViewer } from '../platform/viewer.ts'
import type { SignIn } from './signIns.ts'

/** Those who act in the demonstration: who can sign in, and others who only once did something here. */
export interface Crew {
  readonly ruth: AccountViewer
  readonly dunning: AccountViewer
  readonly yalvac: AccountViewer
  readonly admin: AccountViewer
  /** Contributors: families, veterans, researchers. */
  readonly others: readonly AccountViewer[]
}

const names = [
  'Carol Tallis',
  'Dennis Okafor-Lane',
  'Soo-jin Pyeon',
  'Arthur Bellweather',
  'Ingrid Vasselot',
  'Paul Quennell',
  'Lorraine Mapes',
  'Hüseyin Taner',
  'Beth Corrigan-Hale',
  'Tomás Iriarte',
]
const DAY_MS = 86_400_000

/** Their accounts; each opened some weeks ago, so that what they answer counts. */
export const fillCrew = async (signIns: readonly SignIn[], key: string): Promise<Crew> => {
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS)
  const signing: AccountViewer[] = []
  for (const [n, one] of signIns.entries())
    signing.push(await fillAccount({ ...one, since: ago(70 - n) }, key))
  const others: AccountViewer[] = []
  for (const [n, name] of names.entries()) {
    const email = `invented.${n + 1}@example.org`
    const rest = { role: 'contributor', password: null, factor: null } as const
    others.push(await fillAccount({ name, email, ...rest, since: ago(60 - 4 * n) }, key))
  }
  const [ruth, dunning, yalvac, admin] = signing
  if (!ruth || !dunning || !yalvac || !admin) throw new Error('somebody of the crew is missing')
  return { ruth, dunning, yalvac, admin, others }
}
