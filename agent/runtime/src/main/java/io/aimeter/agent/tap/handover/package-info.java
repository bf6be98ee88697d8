/**
 * Tasks of the JDK: what the thread that makes or queues one knows is handed over with it, and is
 * in force while it runs ({@link io.aimeter.agent.context.Handover}). The tasks stay the objects
 * they are, in every queue and before every handler.
 */
package io.aimeter.agent.tap.handover;
