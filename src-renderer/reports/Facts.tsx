import type { Fact } from './summary.ts';

/** Up to three numbers with a word above and below. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="facts">
      {facts.map(({ label, value, said }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value.length > 12 ? 'num long' : 'num'}>{value}</dd>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
