export type DialogName = 'recall' | 'withdraw' | 'approve' | 'reject' | 'requestChanges' | 'delete'

export type DialogWords = {
  title: string
  body: string
  confirm: string
  path: string
  /** What is typed, the field it is sent as, and whether it must be there. */
  asks?: { label: string; field: 'reason' | 'text'; required: boolean }
  /** Decided in the client's place: the reason is asked for too, and recorded. */
  override?: boolean
}

/** The words of the moves that ask first. */
export const dialogs: Record<DialogName, DialogWords> = {
  recall: { title: 'Take the post back?', body: 'The client can no longer decide on it and is told.', confirm: 'Take it back', path: 'recall', asks: { label: 'Why, for the client', field: 'reason', required: false } },
  withdraw: { title: 'Withdraw the approved post?', body: 'The approval is gone and the plan is off. The post becomes a draft and leaves the client’s lists until it is submitted again.', confirm: 'Withdraw it', path: 'withdraw', asks: { label: 'Why, for the client', field: 'reason', required: false } },
  approve: { title: 'Approve in the client’s place?', body: 'Every user of the client is told that the agency decided, and why.', confirm: 'Approve the post', path: 'approve', override: true },
  reject: { title: 'Reject in the client’s place?', body: 'Every user of the client is told that the agency decided, and why.', confirm: 'Reject the post', path: 'reject', asks: { label: 'What is wrong with the post', field: 'reason', required: true }, override: true },
  requestChanges: { title: 'Ask for changes in the client’s place?', body: 'Every user of the client is told that the agency decided, and why.', confirm: 'Ask for changes', path: 'request-changes', asks: { label: 'What is to be changed', field: 'text', required: true }, override: true },
  delete: { title: 'Delete this draft?', body: 'Its words and pictures are removed from the lists.', confirm: 'Delete the draft', path: '' },
}
