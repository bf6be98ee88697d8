/**
 * What the libraries inside the agent see in place of parts of the JDK: the packager rewrites their
 * class files to call these. So they read no system property of the application, register no
 * shutdown hook, and use no class the JDK is about to remove.
 */
package io.aimeter.agent.shim;
