/**
 * Reads usage from bodies as they pass: incrementally, in bounded memory, without ever throwing.
 */
package io.aimeter.core.usage;
