import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'

type FieldName = 'name' | 'email' | 'password' | 'newPassword'

/** What the contract says of a field. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean }
}

/**
 * Checks fields by the contract before they are sent, in the reader's language, and only once somebody has tried to send
 * them. `attempt` sends what fits; `wrong` is what to say at a field, the server's own words included.
 */
export function useChecked(
  schemas: Readonly<Record<string, Schema>>,
  values: Readonly<Record<string, unknown>>,
  refused: Error | null,
) {
  const { t } = useTranslation('accounts')
  const [attempts, setAttempts] = useState(0)
  const unfit = Object.keys(schemas).filter(
    (name) => !schemas[name]?.safeParse(values[name]).success,
  )
  return {
    attempts,
    attempt: (send: () => void) => {
      setAttempts(attempts + 1)
      if (unfit.length === 0) send()
    },
    wrong: (name: FieldName) =>
      attempts > 0 && unfit.includes(name) ? t(`wrong.${name}`) : errorAt(refused, name),
  }
}
