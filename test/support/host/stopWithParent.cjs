/**
 * Preloaded into VS Code's server and, by inheritance, its children: the server ends when the process that started it does, even
 * by SIGKILL (its stdin is a pipe from there), and a child whose parent is gone ends too. Otherwise extension hosts stay behind.
 */
const kill = process.kill.bind(process);
if (/server-main\.js$/.test(process.argv[1] ?? '')) {
  process.stdin
    .on('end', () => kill(process.pid, 'SIGTERM'))
    .on('error', () => {})
    .resume();
  process.stdin.unref?.();
} else {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) kill(process.pid, 'SIGKILL');
  }, 2000).unref();
}
