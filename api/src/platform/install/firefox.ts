import { installWithApt } from './apt.ts'
import { findCommand } from './command.ts'
import { say } from './say.ts'

/** Another engine than Chromium's, in which a proof walks the main path too; null where there is none. */
export const findFirefox = (): string | null => findCommand(['firefox-esr', 'firefox'])

/** Brings it where it can. Where it cannot, the rest is proven all the same, and the walk in it fails. */
export const bringFirefox = async (): Promise<void> => {
  if (!findFirefox()) await installWithApt('firefox', ['firefox-esr'])
  say('firefox', findFirefox() ?? 'missing: the main path cannot be walked in it')
}
