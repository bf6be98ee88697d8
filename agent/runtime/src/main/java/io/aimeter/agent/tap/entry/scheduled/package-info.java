/** Spring's scheduled methods. */
package io.aimeter.agent.tap.entry.scheduled;
