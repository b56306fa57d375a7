// Preloaded into a command: prints the peak memory when the process exits.
process.on('exit', () => process.stderr.write(`peak memory ${process.resourceUsage().maxRSS} KB\n`));
