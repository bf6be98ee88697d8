/**
 * Asking for the usage of a stream in an application's place, without the application seeing it:
 * off unless {@code ai.ask.usage} is set, and the only thing here that changes what is sent.
 */
package io.aimeter.core.ask;
