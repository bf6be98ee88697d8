/**
 * The {@code aimeter} command. {@code command} reads what was typed, {@code query} asks the store,
 * {@code doctor} looks at processes, queues and collectors, {@code render} prints.
 */
package io.aimeter.cli;
