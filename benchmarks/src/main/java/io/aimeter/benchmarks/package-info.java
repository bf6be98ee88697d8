/**
 * What aimeter costs and how much it can take; benchmarks/README.md says what each number means.
 */
package io.aimeter.benchmarks;
