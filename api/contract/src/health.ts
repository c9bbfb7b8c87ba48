import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const state = z.object({ status: z.enum(['ok', 'starting', 'stopping', 'unready']) })

export const healthz = endpoint({
  name: 'healthz',
  method: 'GET',
  path: '/healthz',
  summary: 'The process is alive',
  access: 'visitor',
  status: 200,
  response: state,
  errors: [],
})

export const readyz = endpoint({
  name: 'readyz',
  method: 'GET',
  path: '/readyz',
  summary: 'The process takes work; 503 while it starts or stops, or has no database',
  access: 'visitor',
  status: 200,
  response: state,
  errors: ['unready'],
})
