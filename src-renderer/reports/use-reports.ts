import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ReportsState } from './reports-state.ts';
import type { ReportsStore } from './reports-store.ts';

export const ReportsContext = createContext<ReportsStore | null>(null);

export function useReportsStore(): ReportsStore {
  const reports = useContext(ReportsContext);
  if (reports === null) throw new Error('useReportsStore outside of the Reports view');
  return reports;
}

export function useReports<T>(pick: (state: ReportsState) => T): T {
  return useStore(useReportsStore().store, pick);
}
