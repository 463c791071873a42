import type Anthropic from '@anthropic-ai/sdk'

type Options = { signal?: AbortSignal; idleSeconds: number; /** Called once with what the call used, also when it was cut. */ book: (usage: Anthropic.Usage, model: string) => void }

/** Fires when nothing came for a while: a stream has no length by which a stall could be seen. */
const idleAlarm = (seconds: number) => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), seconds * 1000)
  return { signal: controller.signal, heard: () => void timer.refresh(), off: () => clearTimeout(timer) }
}

/** One streamed call: a connection that is cut, or a stream that ends without its last event, is an error and no short answer. */
export const streamed = async (client: Anthropic, params: Anthropic.MessageStreamParams, { signal, idleSeconds, book }: Options) => {
  const idle = idleAlarm(idleSeconds)
  const stream = client.messages.stream(params, { signal: signal ? AbortSignal.any([signal, idle.signal]) : idle.signal })
  let last: Anthropic.Message | undefined
  stream.on('streamEvent', (_event, snapshot) => {
    idle.heard()
    last = snapshot
  })
  try {
    return { message: await stream.finalMessage(), requestId: stream.request_id ?? null }
  } finally {
    idle.off()
    if (last) book(last.usage, last.model)
  }
}
