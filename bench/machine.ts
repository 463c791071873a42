import os from 'node:os'

/** The processor load of the last 1, 5 and 15 minutes, read when the program began. */
export const load = os.loadavg().map((value) => value.toFixed(1)).join(' ')

/** What a report was measured on, and when. */
export const machine = `${new Date().toISOString().slice(0, 10)}, ${os.cpus().length} cores, ${os.cpus()[0]?.model}, Node ${process.version}; load before: ${load}`
