/** Quartz's jobs. */
package io.aimeter.agent.tap.entry.quartz;
