import type { Identification } from '@rollcall/contract/identifications.ts'

/** Versions of cases that this reader's own rulings made: what one did oneself is not news to one. */
const own = new Set<string>()

const versionOf = (id: string, caseVersion: number) => `${id} ${caseVersion}`

export function noteOwn({ id, caseVersion }: Identification): void {
  if (caseVersion !== undefined) own.add(versionOf(id, caseVersion))
}

/** Whether every change of a case from one version to another was the reader's own. */
export function areOwn(id: string, from: number, to: number): boolean {
  for (let version = from + 1; version <= to; version++)
    if (!own.has(versionOf(id, version))) return false
  return from <= to
}
