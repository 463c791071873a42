import { describe, expect, it } from 'vitest'
import { closing, countOf } from './steps.mjs'

const report = (numPassedTests, numFailedTests, testResults = []) => ({ numPassedTests, numFailedTests, testResults })

describe('the sums of a test run', () => {
  it('takes the counts of the report', () => {
    expect(countOf(report(5, 2), 1)).toEqual({ passed: 5, failed: 2 })
  })

  it('counts a file that cannot be loaded as a failure', () => {
    expect(countOf(report(5, 0, [{ status: 'failed', assertionResults: [] }]), 1)).toEqual({ passed: 5, failed: 1 })
  })

  it('counts a file whose preparation failed as a failure, although its tests are only skipped', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'skipped' }, { status: 'skipped' }] }
    expect(countOf(report(5, 0, [file]), 1)).toEqual({ passed: 5, failed: 1 })
  })

  it.each([
    ['ran nothing', report(0, 0), 0],
    ['left no report', null, 1],
    ['ended badly although every test passed', report(5, 0), 1],
  ])('fails a run that %s', (_what, result, code) => {
    expect(countOf(result, code).failed).toBe(1)
  })

  it('closes with one line and fails when anything failed or nothing ran', () => {
    expect(closing([{ passed: 1, failed: 0 }, { passed: 4, failed: 2 }])).toEqual({ line: '5 passed, 2 failed', code: 1 })
    expect(closing([{ passed: 3, failed: 0 }])).toEqual({ line: '3 passed, 0 failed', code: 0 })
    expect(closing([]).code).toBe(1)
  })
})
