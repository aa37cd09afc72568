// @ts-check
// Loaded before a child's own program (node --import): a launcher that is killed cannot stop its children, but the
// pipe to it closes, and then nobody may go on using the data folder.
if (process.channel) {
  process.on('disconnect', () => process.exit(1))
  // The pipe alone shall not keep a finished program running.
  process.channel.unref()
}
