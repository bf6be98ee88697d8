/**
 * Netty 4.1 and 4.2's HTTP codecs of clients: what goes over the connections of clients that have
 * no tap of their own, as async-http-client and Micronaut have none. HTTP/1.1 passes {@code
 * HttpClientCodec}; HTTP/2 passes {@code Http2FrameCodec}, above which such clients have a channel
 * a stream. What is made of Netty's other HTTP/2 handlers, which have no frames as objects, is not
 * seen.
 *
 * <p>It is below everything an application's client does: it sees each exchange by itself, encoded
 * bodies, and no caller. A connection that belongs to a client with a tap is left alone, see {@link
 * io.aimeter.agent.tap.netty.Owners}.
 */
package io.aimeter.agent.tap.netty;
