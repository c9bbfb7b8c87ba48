import type { RouteObject } from 'react-router'
import { routes as about } from '../about/routes.ts'
import { routes as accounts } from '../accounts/routes.ts'
import { routes as camps } from '../camps/routes.ts'
import { routes as cases } from '../cases/routes.ts'
import { routes as compare } from '../compare/routes.ts'
import { routes as documents } from '../documents/routes.ts'
import { routes as exports } from '../exports/routes.ts'
import { routes as figures } from '../figures/routes.ts'
import { routes as films } from '../films/routes.ts'
import { routes as identifications } from '../identifications/routes.ts'
import { routes as moderation } from '../moderation/routes.ts'
import { routes as office } from '../office/routes.ts'
import { routes as people } from '../people/routes.ts'
import { routes as pool } from '../pool/routes.ts'
import { routes as roster } from '../roster/routes.ts'
import { routes as sheet } from '../sheet/routes.ts'
import { routes as stills } from '../stills/routes.ts'
import { routes as subjects } from '../subjects/routes.ts'
import { routes as tips } from '../tips/routes.ts'

/** The screens of every feature. */
export const routes: RouteObject[] = [
  ...about,
  ...accounts,
  ...camps,
  ...films,
  ...stills,
  ...subjects,
  ...documents,
  ...pool,
  ...cases,
  ...compare,
  ...identifications,
  ...tips,
  ...sheet,
  ...moderation,
  ...exports,
  ...figures,
  ...office,
  ...roster,
  ...people,
]
