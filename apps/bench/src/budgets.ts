import budgets from '../budgets.json';
import type { Scores } from './lighthouse';
import type { Budget } from './weight';

/** Bytes on the wire, of any page in any language. The site ships no script at all: its server takes them out. */
export const weightBudget: Budget = budgets.weight;

export const freshnessBudget = budgets.freshness;

/** The index of ten thousand items in each language; memory above a site without any. */
export const searchBudget = budgets.search;

/** Bytes of JavaScript that a page may take above an empty page of the same Next. */
export const jsAboveEmptyPage = budgets.jsAboveEmptyPage;

/** Lighthouse, mobile. */
export const leastScores: Scores = budgets.lighthouse;
