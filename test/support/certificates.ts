import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from './temp.ts';

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** PEM file of who signed it: what NODE_EXTRA_CA_CERTS names. */
  readonly caPath: string;
}

/** A certificate for these names, made a moment ago, signed by an authority of its own. `days` may be in the past. */
export function certificateFor(names: readonly string[], days = 2): Certificate {
  const dir = tempDir();
  const at = (name: string) => join(dir, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '3',
    '-subj',
    '/CN=Test authority',
  );
  openssl('req', ...curve, '-keyout', at('key.pem'), '-out', at('csr.pem'), '-subj', '/CN=test');
  const alternatives = names.map((name) => `${/^[\d.]+$/.test(name) ? 'IP' : 'DNS'}:${name}`);
  writeFileSync(at('names'), `subjectAltName=${alternatives.join(',')}\n`);
  const signed = ['-in', at('csr.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
  openssl('x509', '-req', ...signed, '-out', at('cert.pem'), '-days', String(days), '-extfile', at('names'));
  return { key: readFileSync(at('key.pem')), cert: readFileSync(at('cert.pem')), caPath: at('ca.pem') };
}
