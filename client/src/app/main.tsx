import './floor.ts'
import './noEval.ts'
import './fonts.css'
import './tokens.css'
import './base.css'
import { createRoot } from 'react-dom/client'
import { textsReady } from '../i18n/i18n.ts'
import { tellChosen } from '../i18n/language.ts'
import { goLive } from '../live/live.ts'
import { App } from './App.tsx'
import { leaveServed } from './served.ts'
import { whenIdle } from './whenIdle.ts'
import { keepWhatIsSeen } from './withoutLine.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

leaveServed(root)
await textsReady
createRoot(root).render(<App />)

whenIdle(() => {
  void goLive()
  tellChosen()
  keepWhatIsSeen()
  // For Korean words on an English page, such as the name of the language itself.
  import('../i18n/korean.css').catch(() => {})
})
