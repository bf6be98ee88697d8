/**
 * From a capture on the application's thread, through a bounded hand-off, to one agent thread:
 * read, attribute, price, append.
 */
package io.aimeter.agent.pipeline;
