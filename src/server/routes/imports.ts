import type { On } from '../router.ts'

/** Uploads and imports. */
export function importRoutes(_on: On): void {}
