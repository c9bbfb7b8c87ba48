# One image for every part: by itself it runs the whole installation, as npm start does; docker-compose.yml runs the
# parts one by one.

FROM node:24-bookworm-slim AS packages
WORKDIR /rollcall
COPY package.json package-lock.json ./
COPY api/package.json api/
COPY api/contract/package.json api/contract/
COPY client/package.json client/
COPY test/package.json test/

FROM packages AS pages
RUN npm ci
COPY tsconfig.base.json ./
COPY api api
COPY client client
RUN node api/src/install.ts client

FROM packages
# ffmpeg reads films, libheif and OpenJPEG photos; bubblewrap and util-linux confine them; libcurl4 is what a mongod needs.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends bubblewrap ca-certificates ffmpeg libcurl4 \
    libheif-examples libopenjp2-tools poppler-utils util-linux \
  && rm -rf /var/lib/apt/lists/*
RUN npm ci --omit=dev --workspace=@rollcall/api --include-workspace-root && npm cache clean --force
COPY bin bin
COPY api api
COPY client client
COPY --from=pages /rollcall/client/dist client/dist
ENV NODE_ENV=production LOG_LEVEL=info HOST=0.0.0.0 DATA_DIR=/data XDG_CACHE_HOME=/opt/cache
RUN node api/src/install.ts mongod && install -d -m 0700 -o node -g node /data && chown node:node node_modules
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=90s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/src/supervisor.ts"]
