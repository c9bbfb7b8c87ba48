import { type Endpoint, isFile } from '@rollcall/contract/endpoint.ts'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { problem, problems } from '@rollcall/contract/problem.ts'
import type { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { uploadPaths } from './openapi.uploads.ts'

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
      description:
        'Names for prisoners of war who were filmed by their captors. Sessions are cookies from /api/auth; files come in through /api/uploads (tus 1.0). Nothing here is an official accounting.',
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
  },
  ...(endpoint.body && {
    requestBody: { content: { 'application/json': { schema: endpoint.body } } },
  }),
  responses: responsesOf(endpoint),
})

const responsesOf = (endpoint: Endpoint): ZodOpenApiResponsesObject => {
  const responses: ZodOpenApiResponsesObject = { [`${endpoint.status}`]: success(endpoint) }
  for (const code of ['request.invalid', ...endpoint.errors] as const) {
    const { status } = problems[code]
    const known = responses[`${status}`] as { description?: string } | undefined
    responses[`${status}`] = {
      description: [known?.description, code].filter(Boolean).join(', '),
      content: { 'application/problem+json': { schema: problem } },
    }
  }
  return responses
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
