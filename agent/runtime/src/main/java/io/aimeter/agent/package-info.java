/** The agent, hidden from the application: {@link io.aimeter.agent.Agent} wires its parts. */
package io.aimeter.agent;
