import { Command } from 'commander'
import { checkFiles, checkPrograms, type Finding } from './checks.ts'
import { checkRunning } from './checksRunning.ts'

/** `rollcall doctor`: what is there, what is missing, and what to do about it. Ends with 1 when something needed is missing. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('check what this installation has, what is missing, and what to do about it')
    .action(async () => {
      const findings = [
        ...(await checkPrograms()),
        ...(await checkFiles()),
        ...(await checkRunning()),
      ]
      for (const finding of findings) console.log(lineOf(finding))
      const missing = findings.filter(({ state }) => state === 'missing')
      if (missing.length > 0)
        throw new Error(`Missing: ${missing.map(({ what }) => what).join(', ')}.`)
    })

const signs = { there: 'ok', lacking: '--', missing: 'NO' } as const

const lineOf = ({ state, what, found, todo }: Finding): string => {
  const line = `${signs[state]}  ${what.padEnd(10)}${found}`
  return todo ? `${line}\n                ${todo}` : line
}
