import { Command } from 'commander'
import { describeSettings } from '../platform/settings.ts'

/** `rollcall settings`: what can be set for a run by environment, as it would be for a start from this shell. */
export const settingsCommand = (): Command =>
  new Command('settings')
    .description('list the settings that can be set by environment: default, present value, effect')
    .action(() => {
      for (const { name, default: usual, current, does } of describeSettings()) {
        const changed = current === usual ? '' : ` (default ${usual})`
        console.log(`${name}=${current}${changed}\n  ${does}`)
      }
    })
