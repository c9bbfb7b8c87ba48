import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'

type FieldName = 'name' | 'email' | 'password' | 'newPassword'

/** What the contract says of a body. */
interface Schema {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }
  }
}

/**
 * Checks fields by the contract before they are sent, in the reader's language, and only once somebody has tried to send
 * them. `attempt` sends what fits; `wrong` is what to say at a field, the server's own words included.
 */
export function useChecked(schema: Schema, values: unknown, refused: Error | null) {
  const { t } = useTranslation('accounts')
  const [attempts, setAttempts] = useState(0)
  const unfit = new Set(schema.safeParse(values).error?.issues.map(({ path }) => path[0]))
  return {
    attempts,
    attempt: (send: () => void) => {
      setAttempts(attempts + 1)
      if (unfit.size === 0) send()
    },
    wrong: (name: FieldName) =>
      attempts > 0 && unfit.has(name) ? t(`wrong.${name}`) : errorAt(refused, name),
  }
}
