import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, defineConfig, loadEnv, type Plugin, type ProxyOptions } from 'vite'
import { plainContract } from './plainContract.ts'

/** The oldest browsers people come with; what they lack beside syntax is in src/app/floor.ts. */
const oldest = ['chrome100', 'firefox100', 'safari15']

export default defineConfig(({ mode }) => {
  const api = `http://127.0.0.1:${loadEnv(mode, '.', 'PORT').PORT ?? '3000'}`
  return {
    plugins: [react(), plainContract(), servedFirst(), withoutLine(oldest)],
    // Data URIs would need a wider policy for fonts and pictures than our own files do.
    build: {
      target: oldest,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      rolldownOptions: { output: { codeSplitting: { groups: firstPage } } },
    },
    server: {
      proxy: { '/api': through(api), '/files': through(api), '/socket.io': through(api, true) },
    },
  }
})

/**
 * What every page needs, in few files: many small ones compress worse, and each costs a request of its own. Measured by
 * test/bench/page.bench.ts.
 */
const firstPage = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next)\//,
  },
  {
    name: 'house',
    test: /client\/src\/(app|keep|api|live|i18n|accounts\/use(Me|SignOut))\b(?!.*(KeyDialog|upload|\.json))/,
  },
]

/** The API takes changes and sockets only from its own origin, so the proxy speaks as that origin. */
function through(api: string, ws = false): ProxyOptions {
  return {
    target: api,
    ws,
    configure: (proxy) => {
      proxy.on('proxyReq', (request) => request.setHeader('origin', api))
      proxy.on('proxyReqWs', (request) => request.setHeader('origin', api))
    },
  }
}

/**
 * What the server shows is seen first on any line: its style stands in the page, and whatever it can do without (styles of
 * the screens, scripts) stands in a template, from which public/start.js takes it. Measured by test/bench/slow.bench.ts.
 */
function servedFirst(): Plugin {
  const behind =
    /\s*<(?:link rel="(?:modulepreload|stylesheet)"|script type="module")[^>]*>(?:<\/script>)?/g
  return {
    name: 'served-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const later = html.match(behind) ?? []
        return html
          .replace(behind, '')
          .replace('<!--style-->', `<style nonce="__CSP_NONCE__">${servedStyle()}</style>`)
          .replace('<!--later-->', () => `<template id="later">${later.join('')}</template>`)
      },
    },
  }
}

/**
 * The worker lies beside the pages, because it stands for all of them, and shares no file with them. It is another one with
 * each build, and the browser notices: what all files of the build are called tells builds apart.
 */
function withoutLine(target: readonly string[]): Plugin {
  return {
    name: 'without-line',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const names = Object.keys(bundle).sort().join(' ')
      const number = createHash('sha256').update(names).digest('hex').slice(0, 12)
      const built = await build({
        root: import.meta.dirname,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __BUILD__: JSON.stringify(number) },
        build: {
          write: false,
          target: [...target],
          rolldownOptions: { input: 'src/offline/worker.ts', output: { format: 'iife' } },
        },
      })
      const [chunk] = (built as { output: readonly { code: string }[] }).output
      this.emitFile({ type: 'asset', fileName: 'offline.js', source: chunk?.code ?? '' })
    },
  }
}

/** The tokens, in the dark also where no script says that it is, and the style of what the server shows. */
function servedStyle(): string {
  const read = (file: string) => readFileSync(join(import.meta.dirname, 'src/app', file), 'utf8')
  const tokens = read('tokens.css')
  const [, dark = ''] = /:root\[data-scheme="dark"\] \{([^}]*)\}/.exec(tokens) ?? []
  const byItself = `@media screen and (prefers-color-scheme: dark) { :root:not([data-scheme]) {${dark}} }`
  return [tokens, byItself, read('served.css')]
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
}
