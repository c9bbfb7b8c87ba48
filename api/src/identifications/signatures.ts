import type { Identification, Signature } from './identification.model.ts'

/** The signatures of the case as it stands; those of before it changed have lapsed ([M4]). */
export const signaturesNow = ({
  signatures,
  caseVersion,
}: Pick<Identification, 'signatures' | 'caseVersion'>): Signature[] =>
  signatures.filter((one) => one.caseVersion === caseVersion)
