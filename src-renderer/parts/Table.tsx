import type { ComponentProps, ReactNode } from 'react';
import './table.css';

export interface Column {
  readonly label: ReactNode;
  /** Numbers and what can be done stand at the end of their column. */
  readonly end?: boolean;
  /** Said, but not shown: the column of the buttons. */
  readonly unseen?: boolean;
  readonly className?: string;
}

export interface TableProps extends ComponentProps<'table'> {
  readonly columns: readonly Column[];
}

/** A table with its line of headings; `children` are its bodies. Cells that stand at the end have the class `r`. */
export function Table({ columns, children, className = '', ...rest }: TableProps) {
  return (
    <table className={`table ${className}`.trimEnd()} {...rest}>
      <thead>
        {/* Where not all rows are in the page, each says which it is. */}
        <tr aria-rowindex={rest['aria-rowcount'] === undefined ? undefined : 1}>
          {columns.map(({ label, end = false, unseen = false, className: own = '' }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <th key={index} scope="col" className={`${end ? 'r ' : ''}${own}`.trim() || undefined}>
              {unseen ? <span className="vh">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  );
}
