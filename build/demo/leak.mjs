// A program that truly leaks: it keeps everything it reads, as a cache without a limit does.
const cache = [];
setInterval(() => {
  const page = Buffer.alloc(8 * 1024 * 1024, cache.length);
  cache.push(page);
}, 150);
