import type { Client } from './api.ts'

/** The board once its figures are those of now: on a busy machine older ones may come first. */
export async function freshBoard(owner: Client, projectId: string) {
  for (;;) {
    const { board, isComputing } = await owner.ok('board.get', { params: { projectId } })
    if (board && !isComputing) return board
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
