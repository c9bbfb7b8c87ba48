import { type Problem, type ProblemCode, problem, problems } from '@rollcall/contract/problem.ts'
import { expect } from 'vitest'
import type { Answer } from './client.ts'

/** Every refusal is a problem document that says the same in all its places ([S3]); gives it. */
export const expectProblem = (answer: Answer, ...codes: readonly ProblemCode[]): Problem => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const told = problem.parse(answer.body)
  expect(answer.status).toBe(told.status)
  expect(told.status).toBe(problems[told.code].status)
  expect(told.title).toBe(problems[told.code].title)
  expect(told.requestId).toBe(answer.headers.get('x-request-id'))
  expect(answer.headers.get('cache-control')).toMatch(/no-store/)
  if (codes.length > 0) expect(codes, told.detail).toContain(told.code)
  return told
}
