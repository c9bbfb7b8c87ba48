import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin, type ProxyOptions } from 'vite'

export default defineConfig(({ mode }) => {
  const api = `http://127.0.0.1:${loadEnv(mode, '.', 'PORT').PORT ?? '3000'}`
  return {
    plugins: [react(), preloadLatinFonts()],
    // Data URIs would need a wider policy for fonts and pictures than our own files do.
    build: {
      // The oldest browsers people come with; what they lack beside syntax is in src/app/floor.ts.
      target: ['chrome100', 'firefox100', 'safari15'],
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
    name: 'wire',
    test: /node_modules\/zod|api\/contract\/src/,
  },
  {
    name: 'house',
    test: /client\/src\/(app|keep|api|live|i18n|accounts\/use(Me|SignOut))\b(?!.*(AboutScreen|KeyDialog|\.json))/,
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

/** Every page is set in these two files; asking for them early saves a second layout. */
function preloadLatinFonts(): Plugin {
  const wanted = /(inter|source-serif-4)-latin-wght-normal-[\w-]+\.woff2$/
  return {
    name: 'preload-latin-fonts',
    apply: 'build',
    transformIndexHtml: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => wanted.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            href: `/${file}`,
            crossorigin: '',
          },
          injectTo: 'head',
        })),
  }
}
