/**
 * What the calling thread knows about itself: the context maps of the logging libraries, the entry
 * point its work came in by, the application's method that makes the call.
 */
package io.aimeter.agent.context;
