import { idForm } from '@rollcall/contract/idForm.ts'

/** The id that an address has, branded; null where that is none. */
export const idFrom = <Id extends string>(written: string | null | undefined): Id | null =>
  written && idForm.test(written) ? (written as Id) : null
