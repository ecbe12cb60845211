/**
 * Dates, sizes and durations in the words of the windows. Everything a person reads goes through Intl; the language of
 * dates follows the system.
 */
export interface Formats {
  /** "11:15". */
  time(at: string | number): string;
  /** "11:24:07". */
  timeExact(at: string | number): string;
  /** "Today, 11:15", "Yesterday, 09:02", "Wed, 08:41", "28 Mar, 17:20". */
  moment(at: string | number, nowMs: number, exact?: boolean): string;
  /** The narrow form for lists: "11:15" today, then "Yesterday", "Wed", "28 Mar". */
  shortly(at: string | number, nowMs: number): string;
  /** "2 July 2026". */
  day(at: string | number): string;
  /** "1,901". */
  count(n: number): string;
  /** "1,901 bytes". */
  bytes(n: number): string;
  /** "1.2 KB". */
  kilobytes(n: number): string;
  /** MiB as people say them: "412 MB", "1.9 GB". */
  memory(mb: number): string;
  /** For speech: "1.9 gigabytes". */
  memorySpoken(mb: number): string;
  /** "31 %". */
  percent(n: number): string;
  /** One decimal: "1.4". */
  decimal(n: number): string;
}

const DAY_MS = 86_400_000;

export function createFormats(locale?: string, timeZone?: string): Formats {
  const zone = timeZone === undefined ? {} : { timeZone };
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...zone });
  // As the locale writes them: "02:51" where days have 24 hours, "2:51 PM" where they have twice 12.
  const time = date({ timeStyle: 'short' });
  const timeExact = date({ timeStyle: 'medium' });
  const weekday = date({ weekday: 'short' });
  const dayMonth = date({ day: 'numeric', month: 'short' });
  const dayMonthYear = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const parts = date({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const number = new Intl.NumberFormat(locale);
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  /** Whole days between two moments as a calendar on the wall counts them. */
  const daysBetween = (fromMs: number, toMs: number) => {
    const key = (atMs: number) => {
      const found = Object.fromEntries(parts.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
      return Date.UTC(found['year'] ?? 0, (found['month'] ?? 1) - 1, found['day'] ?? 1);
    };
    return Math.round((key(toMs) - key(fromMs)) / DAY_MS);
  };
  const named = (atMs: number, nowMs: number) => {
    const days = daysBetween(atMs, nowMs);
    if (days === 0 || days === 1) return capital(relative.format(-days, 'day'), locale);
    if (days > 1 && days < 7) return weekday.format(atMs);
    return Math.abs(days) < 300 ? dayMonth.format(atMs) : dayMonthYear.format(atMs);
  };
  const memory = (mb: number, units: readonly [string, string]) =>
    mb < 1000 ? `${number.format(Math.round(mb))} ${units[0]}` : `${one.format(mb / 1024)} ${units[1]}`;

  return {
    time: (at) => time.format(new Date(at)),
    timeExact: (at) => timeExact.format(new Date(at)),
    moment: (at, nowMs, exact = false) => {
      const when = new Date(at);
      return `${named(when.getTime(), nowMs)}, ${(exact ? timeExact : time).format(when)}`;
    },
    shortly: (at, nowMs) => {
      const atMs = new Date(at).getTime();
      return daysBetween(atMs, nowMs) === 0 ? time.format(atMs) : named(atMs, nowMs);
    },
    day: (at) => longDay.format(new Date(at)),
    count: (n) => number.format(n),
    bytes: (n) => `${number.format(n)} ${n === 1 ? 'byte' : 'bytes'}`,
    kilobytes: (n) => `${one.format(n / 1000)} KB`,
    memory: (mb) => memory(mb, ['MB', 'GB']),
    memorySpoken: (mb) => memory(mb, ['megabytes', 'gigabytes']),
    percent: (n) => `${number.format(Math.round(n))} %`,
    decimal: (n) => one.format(n),
  };
}

function capital(word: string, locale: string | undefined): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1);
}

export const format = createFormats();

/** "4 s", "12 min", "2 h 10 min", "6 d": the two largest units that matter. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  const minutes = Math.floor(s / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours < 24) return hours < 10 && rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} d`;
}

/** "0:42", "14:03", "1:02:00": what is left until a moment. */
export function countdown(seconds: number): string {
  const s = Math.max(0, Math.ceil(seconds));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const minutes = Math.floor((s % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(s % 60)}` : `${minutes}:${pad(s % 60)}`;
}

const encoder = new TextEncoder();

/** Bytes of a text as it is written and sent. */
export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}
