/**
 * Armeria 1's client, HTTP/1.1 and 2: the transport below its decorators, which the caller's thread
 * enters, and from then on the log that Armeria itself keeps of each request. Its transport tells
 * the log of every piece of either body before it hands the piece on, so nothing of the request or
 * response has to be wrapped: newer versions would refuse another request than the context's.
 *
 * <p>Each attempt of a retrying or redirecting client is an exchange; only the first is made on the
 * caller's thread. Bodies are as they are on the wire: Armeria decodes above.
 */
package io.aimeter.agent.tap.armeria;
