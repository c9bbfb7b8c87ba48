import type { Identification } from '@rollcall/contract/identifications.ts'

/** Whether he answered before there was a picture to compare with, and is asked anew now that there is ([C6]). */
export const isAskedAgain = ({ mine }: Pick<Identification, 'mine'>): boolean =>
  mine?.why === 'nothing-to-compare'
