/** What the JVM starts: the only visible classes of the agent. JDK only, small enough to audit. */
package io.aimeter.agent.bootstrap;
