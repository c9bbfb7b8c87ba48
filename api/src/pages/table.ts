import { documentPage, documentsPage } from './documents.pages.ts'
import { figuresPage } from './figures.page.ts'
import { flagPage } from './flag.pages.ts'
import { manPage } from './men.pages.ts'
import type { MakePage } from './page.ts'
import { campPage, campsPage, peoplePage, personPage } from './people.pages.ts'
import { aboutPage, exportsPage, offlinePage, scriptsPage } from './plain.pages.ts'
import { filmPage, filmsPage, stillPage } from './sources.pages.ts'
import { openPage } from './thread.page.ts'
import { tipPage } from './tip.pages.ts'
import { homePage } from './wall.page.ts'

const receiptPage: MakePage = ({ words }) => openPage(words)
const comparePage: MakePage = async (asked) => ({ ...(await manPage(asked)), isFound: false })
const filmSheetPage: MakePage = async (asked) => ({ ...(await filmPage(asked)), isFound: false })
const portraitPage: MakePage = async (asked) => ({ ...(await personPage(asked)), isFound: false })

/** The address of every screen, and what it says and shows without scripts. */
export const table: Readonly<Record<string, MakePage>> = {
  '/': homePage,
  '/about': aboutPage,
  '/films': filmsPage,
  '/films/:filmId': filmPage,
  '/films/:filmId/sheet': filmSheetPage,
  '/sheet': scriptsPage,
  '/stills': scriptsPage,
  '/stills/:stillId': stillPage,
  '/subjects/:subjectId': manPage,
  '/subjects/:subjectId/compare/:identificationId': comparePage,
  '/subjects/:subjectId/pool': comparePage,
  '/subjects/:subjectId/pool/:personId': comparePage,
  '/subjects/:subjectId/propose': scriptsPage,
  '/subjects/:subjectId/exclude': scriptsPage,
  '/subjects/:subjectId/same': scriptsPage,
  '/subjects/:subjectId/no-prisoner': scriptsPage,
  '/subjects/:subjectId/dossier': scriptsPage,
  '/identifications/:identificationId/evidence': scriptsPage,
  '/documents': documentsPage,
  '/documents/:documentId': documentPage,
  '/people': peoplePage,
  '/people/add': scriptsPage,
  '/people/:personId': personPage,
  '/people/:personId/portraits/:portraitId': portraitPage,
  '/people/:personId/edit': scriptsPage,
  '/camps': campsPage,
  '/camps/:campId': campPage,
  '/exports': exportsPage,
  '/figures': figuresPage,
  '/tip': tipPage,
  '/tip/keyed': scriptsPage,
  '/tip/receipt': receiptPage,
  '/tip/thread': receiptPage,
  '/flag': flagPage,
  '/flags': scriptsPage,
  '/compare': scriptsPage,
  '/add': scriptsPage,
  '/add/many': scriptsPage,
  '/sign-in': scriptsPage,
  '/sign-up': scriptsPage,
  '/verify': scriptsPage,
  '/reset': scriptsPage,
  '/account': scriptsPage,
  '/mail': scriptsPage,
  '/desk{/*rest}': scriptsPage,
  '/office{/*rest}': scriptsPage,
  // No screen: the frame of all of them, for whoever has no line.
  '/offline': offlinePage,
}
