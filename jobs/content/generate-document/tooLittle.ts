import { GiveUp } from '@/src/engine/pipeline'

/** Ends a run whose own sources alone hold too little to say (GEN_011), with what would help. */
export const tooLittle = (): GiveUp =>
  new GiveUp('GEN_011', 'The chosen sources hold too little for a document of three sections. Add a few paragraphs or a further source, or let the web be searched as well.')
