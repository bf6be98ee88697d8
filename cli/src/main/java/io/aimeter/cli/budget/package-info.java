/**
 * Allocations and what became of them: {@link io.aimeter.cli.budget.BudgetFile} reads what was
 * allocated, {@link io.aimeter.cli.budget.BudgetUse} says what of it is spent and, by a {@link
 * io.aimeter.cli.budget.Forecast}, will be.
 */
package io.aimeter.cli.budget;
