import { Command } from 'commander'

/** Each is read only when it is asked for: most of what a command took was reading what the others need. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  account: async () => (await import('./account.ts')).accountCommand(),
  audit: async () => (await import('./audit.ts')).auditCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
  export: async () => (await import('./export.ts')).exportCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  people: async () => (await import('./people.ts')).peopleCommand(),
  waiting: async () => (await import('./waiting.ts')).waitingCommand(),
  settings: async () => (await import('./settings.ts')).settingsCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
}

/** `rollcall` with the command that these words name, or with every one where they name none; a wrong word is thrown as a CommanderError. */
export const program = async ([named = '']: readonly string[]): Promise<Command> => {
  const rollcall = new Command('rollcall').description(
    'Manage a Rollcall installation from the machine it runs on.',
  )
  const asked = Object.hasOwn(commands, named) ? [named] : Object.keys(commands)
  for (const name of asked) {
    const command = await commands[name]?.()
    if (command) rollcall.addCommand(command)
  }
  throwInstead(rollcall)
  return rollcall
}

/** Commander ends the process by itself otherwise, and always with 1. */
const throwInstead = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(throwInstead)
}
