import { type Endpoint, isFile } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { idempotencyKey, takesKey } from '@rollcall/contract/idempotency.ts'
import { type ProblemCode, problem, problems } from '@rollcall/contract/problem.ts'
import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { about } from './openapi.about.ts'
import { uploadPaths } from './openapi.uploads.ts'
import { isPaced } from './pace.ts'

/** The contract as OpenAPI 3.1. */
export const openApiDocument = () => {
  const paths: ZodOpenApiPathsObject = { ...uploadPaths }
  for (const endpoint of endpoints)
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint),
    }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Rollcall',
      version: '1',
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
      },
    },
  })
}

const operation = (endpoint: Endpoint) => ({
  operationId: endpoint.name,
  summary: endpoint.summary,
  description: `Least role: ${endpoint.access}.`,
  ...(endpoint.access !== 'visitor' && { security: [{ session: [] }] }),
  requestParams: {
    ...(endpoint.params && { path: endpoint.params }),
    ...(endpoint.query && { query: endpoint.query }),
    ...(takesKey(endpoint) && { header: keyHeader }),
  },
  ...(endpoint.body && {
    requestBody: { content: { 'application/json': { schema: endpoint.body } } },
  }),
  responses: responsesOf(endpoint),
})

const keyHeader = z.object({ 'Idempotency-Key': idempotencyKey.optional() })

const responsesOf = (endpoint: Endpoint): ZodOpenApiResponsesObject => {
  const responses: ZodOpenApiResponsesObject = { [`${endpoint.status}`]: success(endpoint) }
  for (const [status, codes] of Map.groupBy(codesOf(endpoint), (code) => problems[code].status))
    responses[`${status}`] = {
      description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('; '),
      content: { 'application/problem+json': { schema: problem } },
    }
  return responses
}

/** The refusals of an endpoint: those of its own, and those of every one that asks for a role or takes a key. */
const codesOf = (endpoint: Endpoint): readonly ProblemCode[] => {
  const codes: ProblemCode[] = ['request.invalid', ...endpoint.errors]
  if (endpoint.access !== 'visitor') codes.push('auth.required', 'forbidden')
  if (endpoint.access === 'moderator' || endpoint.access === 'admin')
    codes.push('second-factor.required')
  if (isPaced(endpoint)) codes.push('too-many')
  if (takesKey(endpoint)) codes.push('idempotency.reused')
  return [...new Set(codes)]
}

const success = (endpoint: Endpoint) => {
  if (!isFile(endpoint))
    return {
      description: 'Done',
      content: { 'application/json': { schema: endpoint.response as z.ZodType } },
    }
  const { file } = endpoint.response as { file: readonly string[] }
  return { description: 'A file', content: Object.fromEntries(file.map((type) => [type, {}])) }
}
