import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Outbox } from '#client/outbox/outbox.ts'
import type { Project } from '#contract/project.ts'
import type { ReviewSession, ReviewState } from '../store/review-session.ts'

/** What every part of the review page stands on. */
export interface ReviewPageContext {
  project: Project
  session: ReviewSession
  outbox: Outbox
}

export const ReviewContext = createContext<ReviewPageContext | null>(null)

/** The context of the page; throws outside of it. */
export function useReview(): ReviewPageContext {
  const context = use(ReviewContext)
  if (!context) throw new Error('no review page around this')
  return context
}

/** One piece of the state of the review. */
export function useReviewState<T>(pick: (state: ReviewState) => T): T {
  return useStore(useReview().session.store, pick)
}
