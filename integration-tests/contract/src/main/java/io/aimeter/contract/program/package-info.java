/**
 * An ordinary application that calls AI providers in every way an HTTP client offers, and writes
 * down all it sees. It knows nothing of aimeter; the contract tests run it with and without.
 */
package io.aimeter.contract.program;
