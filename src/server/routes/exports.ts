import type { On } from '../router.ts'

/** Qrels and CSV. */
export function exportRoutes(_on: On): void {}
