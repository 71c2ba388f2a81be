import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { fileGroups } from './src/server/cli/file-groups.ts'

const slow = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: isSsrBuild
    ? {
        ssr: true,
        rolldownOptions: {
          input: { main: 'src/server/hosts/node/main.ts', 'preview-worker': 'src/server/media/worker.ts' },
        },
        outDir: 'dist/server',
        target: 'node20',
        emptyOutDir: true,
      }
    : {
        outDir: 'dist/client',
        target: 'es2022',
        // Nothing inline: the content security policy allows own files only.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { output: { codeSplitting: { groups: fileGroups } } },
        reportCompressedSize: false,
      },
  server: { proxy: { '/api': `http://localhost:${process.env.PORT ?? 4310}` } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          setupFiles: 'tests/support/same-cases.ts',
          ...slow,
        },
      },
      {
        extends: true,
        test: { name: 'rules', include: ['tests/rules/**/*.test.ts'], environment: 'node', isolate: false, ...slow },
      },
      {
        extends: true,
        test: { name: 'parts', include: ['src/**/*.test.tsx'], environment: 'jsdom', ...slow },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['tests/ui/**/*.test.tsx'],
          environment: 'jsdom',
          // The application is loaded once; a file that begins finds nothing of the one before.
          isolate: false,
          globalSetup: 'tests/support/global-postgres.ts',
          setupFiles: 'tests/support/patient.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          environment: 'node',
          // Every file has a database of its own; the modules are loaded once.
          isolate: false,
          globalSetup: 'tests/support/global-postgres.ts',
          setupFiles: 'tests/support/same-cases.ts',
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          globalSetup: 'tests/support/global-postgres.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['tests/real/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/global-postgres.ts',
          ...slow,
        },
      },
      {
        extends: true,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'tests/support/global-postgres.ts',
          fileParallelism: false,
          ...slow,
        },
      },
    ],
  },
}))
