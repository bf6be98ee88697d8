/** Resources of Jersey. */
package io.aimeter.agent.tap.entry.jersey;
