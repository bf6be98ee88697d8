/**
 * The cost record and its versioned binary codec: the contract between agent, collector and
 * readers.
 */
package io.aimeter.core.record;
