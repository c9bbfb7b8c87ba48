import type { ThreadMade } from '@rollcall/contract/tips.ts'
import { html } from '../platform/http/html.ts'
import type { Page } from './page.ts'
import type { Words } from './words.ts'

/** Where the words of a receipt are asked for. */
export const openPage = (words: Words, wrong?: string): Page => ({
  title: words('thread.title'),
  description: words('thread.intro'),
  isFound: false,
  isPlain: true,
  body: html`<h1>${words('thread.title')}</h1>
<p>${words('thread.intro')}</p>
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<form method="post" action="/tip/thread">
<label for="receipt">${words('thread.words')}</label>
<p class="hint" id="receipt-hint">${words('thread.wordsHint')}</p>
<textarea id="receipt" name="receipt" rows="4" required autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="receipt-hint"></textarea>
<button>${words('thread.open')}</button>
</form>`,
})

/** A tip and what was answered, for whoever has the receipt. */
export const threadPage = (thread: ThreadMade, words: Words): Page => ({
  title: words('thread.title'),
  description: words('thread.intro'),
  isFound: false,
  status: 200,
  body: html`<h1>${words('thread.title')}</h1>
<p>${words(`thread.${thread.status}`, { reasons: thread.status === 'dismissed' ? thread.dismissal.reasons : '' })}</p>
${
  thread.status === 'converted' &&
  html`<ul>${thread.became.map(({ subjectId, subjectNumber }) => html`<li><a href="/subjects/${subjectId}">${words('man', { number: subjectNumber })}</a></li>`)}</ul>`
}
<h2>${words('thread.yours')}</h2>
${thread.tip.who && html`<p>${thread.tip.who}</p>`}
<p class="said">${thread.tip.how}</p>
${
  thread.messages.length > 0 &&
  html`<h2>${words('thread.messages')}</h2>${thread.messages.map(
    ({ from, text }) => html`<h3>${words(`thread.${from}`)}</h3><p class="said">${text}</p>`,
  )}`
}
<p>${words('thread.add')}</p>`,
})
