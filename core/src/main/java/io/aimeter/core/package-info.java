/**
 * The part of aimeter that knows nobody: recognise an AI exchange, read its usage, attribute it,
 * price it, and the record that carries the result. Depends on Jackson's streaming parser alone.
 */
package io.aimeter.core;
