/**
 * Allocations and what became of them: {@link io.aimeter.query.budget.BudgetFile} reads what was
 * allocated, {@link io.aimeter.query.budget.BudgetUse} says what of it is spent and, by a {@link
 * io.aimeter.query.budget.Forecast}, will be.
 */
package io.aimeter.query.budget;
