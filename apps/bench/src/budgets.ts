import budgets from '../budgets.json';
import type { Budget } from './weight';

/** Bytes on the wire, of any page in any language. The site ships no script at all: its server takes them out. */
export const weightBudget: Budget = budgets.weight;

export const freshnessBudget = budgets.freshness;
