// Turns the tests' report and the exit codes of tests, lint and types into one line and one exit code.
import { readFileSync } from 'node:fs'

const [reportFile, tests, lint, types] = process.argv.slice(2)

const readReport = () => {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'))
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
  }
}

const report = readReport()
const isBroken = ({ status, assertionResults }) =>
  status === 'failed' && !assertionResults.some((result) => result.status === 'failed')
// A file that could not be loaded has no failed test, and an error outside every test has no file.
const inTests = report.numFailedTests + report.testResults.filter(isBroken).length
const failedTests = tests === '0' ? inTests : Math.max(1, inTests)
const checks = { lint, types }
const failedChecks = Object.keys(checks).filter((name) => checks[name] !== '0')
const skipped = report.numPendingTests + report.numTodoTests
const failed = failedTests + failedChecks.length

if (failedTests) console.log('Failed: tests')
for (const name of failedChecks) console.log(`Failed: ${name}`)
console.log(
  `${report.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
)
process.exit(failed || report.numPassedTests === 0 ? 1 : 0)
