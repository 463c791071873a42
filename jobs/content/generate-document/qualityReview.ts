import { writeClaims } from '@/src/domain/content/evidence/claimRows'
import { ledgerOf } from '@/src/domain/content/evidence/ledger'
import { reviewDocument } from '@/src/domain/content/quality/review'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { GiveUp } from '@/src/engine/pipeline'
import { begin } from './begin'
import { corpusFor } from './facts'
import { reviewSchema, step } from './outputs'

/** The claims ledger and the final review. Any issue fails the document; its claims are there to be looked at and waived. */
export const qualityReview = step({
  label: 'Final Review',
  weight: 1,
  needs: ['web_research', 'chart_generation', 'pdf_rendering'],
  // A retry after a waiver has to look again, so nothing is read back: the run's attempt is part of the question.
  input: (outputs, run) => [run.id, outputs],
  output: reviewSchema,
  run: async (context) => {
    const { run, payload, outputs } = context
    await begin(payload, run)
    const { web_research: research, chart_generation: charted, pdf_rendering: pdf } = outputs
    const { content } = charted
    const corpus = await corpusFor(context, research)
    const claims = ledgerOf(content, corpus)
    const owner = { document: run.input.documentId, agency: run.agency, client: run.client }
    const unproven = await inTransaction(await systemRequest(payload, 'generation'), (req) => writeClaims(sqlOf(req), owner, claims))
    const review = reviewDocument({
      pdf, title: content.title, sectionCount: content.sections.length, hasConclusion: content.conclusion !== null,
      statisticsCount: content.statistics.length, chartCount: content.charts.length, wordCount: content.metadata.wordCount,
      sourceCount: research.sourceCount, sourcesMinimum: research.sourcesMinimum, unproven,
    })
    context.metadata({ ...review.metrics, claims: claims.length, unproven: unproven.length })
    if (!review.passed) throw new GiveUp('GEN_008', review.issues.map(({ message }) => message).join(' '))
    return { ...review, claims: claims.length }
  },
})
