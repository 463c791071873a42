// Loaded first into every supervised process: when the supervisor is gone, however it ended, the process ends too.
if (process.send) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 15_000).unref()
  })
  process.channel?.unref()
}
