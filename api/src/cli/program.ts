import { Command } from 'commander'
import { accountCommand } from './account.ts'
import { auditCommand } from './audit.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { peopleCommand } from './people.ts'
import { settingsCommand } from './settings.ts'
import { verifyCommand } from './verify.ts'
import { waitingCommand } from './waiting.ts'

/** Every command of `rollcall`; a wrong one is thrown as a CommanderError. */
export const program = (): Command => {
  const rollcall = new Command('rollcall')
    .description('Manage a Rollcall installation from the machine it runs on.')
    .addCommand(accountCommand())
    .addCommand(auditCommand())
    .addCommand(demoCommand())
    .addCommand(peopleCommand())
    .addCommand(waitingCommand())
    .addCommand(settingsCommand())
    .addCommand(doctorCommand())
    .addCommand(verifyCommand())
  throwInstead(rollcall)
  return rollcall
}

/** Commander ends the process by itself otherwise, and always with 1. */
const throwInstead = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(throwInstead)
}
