import type { AnyWorkflow } from '@/src/engine/workflow'
import { claim } from './content/claim.workflow'
import { document } from './content/document.workflow'
import { documentReview } from './content/review/review.workflow'
import { reviewTask } from './platform/reviewTask.workflow'
import { post } from './social/post.workflow'

/** Every workflow of the product: the docs' diagrams and the generated tests are read from this list. */
export const workflows: readonly AnyWorkflow[] = [document, documentReview, claim, reviewTask, post]
