/**
 * Appends records to this JVM's own queue directory so that nothing appended is lost and no failure
 * reaches the application. Everything here runs on the agent's one thread.
 */
package io.aimeter.agent.append;
