/** Longer, a path would be most of what is found. */
export const LONGEST_POINTER = 200;

/** The JSON pointer of the member `name` of what stands at `path`: RFC 6901. */
export function pointer(path: string, name: string): string {
  return `${path}/${/[~/]/.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`;
}
