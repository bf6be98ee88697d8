/**
 * The soak: many applications, collectors and sinks, killed and filled at random; then all totals
 * are compared with what the provider counted.
 */
package io.aimeter.soak;
