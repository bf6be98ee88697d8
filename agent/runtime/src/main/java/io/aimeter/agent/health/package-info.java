/** How the agent itself fares: counters for the status file, and the few lines said on stderr. */
package io.aimeter.agent.health;
