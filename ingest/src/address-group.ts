/**
 * Whom a limit applies to: an IPv4 address, or the /64 that an IPv6 address is in, since a household or a server has
 * all of it. An IPv4 address written as IPv6 is the same as itself. What is no address is a group of its own.
 */
export function addressGroup(address: string): string {
  const text = address.trim().toLowerCase();
  if (!text.includes(':')) return text;
  const [bare = ''] = text.replace(/^\[|\]$/g, '').split('%');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [before = '', after] = bare.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  // An embedded IPv4 stands for two groups; it lies in the last 32 bits, so only its width matters here.
  const width = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0);
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - width);
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
