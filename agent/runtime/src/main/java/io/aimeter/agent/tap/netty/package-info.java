/**
 * Netty 4.1 and 4.2's HTTP/1.1 client codec: what goes over the connections of clients that have no
 * tap of their own, as async-http-client has none. HTTP/2 does not pass it.
 *
 * <p>It is below everything an application's client does: it sees each exchange by itself, encoded
 * bodies, and no caller. A connection that belongs to a client with a tap is left alone, see {@link
 * io.aimeter.agent.tap.netty.Owners}.
 */
package io.aimeter.agent.tap.netty;
