/** What the calling thread knows about itself: the context maps of the logging libraries. */
package io.aimeter.agent.context;
