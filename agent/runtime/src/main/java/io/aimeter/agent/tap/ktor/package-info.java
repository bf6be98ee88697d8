/**
 * Ktor 3 on its CIO engine, which speaks HTTP/1.1 by itself; its other engines are metered as the
 * clients they are. One record for each request the engine sends. Not metered: pipelined requests,
 * which are off unless switched on; a request's streamed body is not read.
 *
 * <p>The call is begun in the caller's coroutine, where its context is (of SLF4J with {@code
 * MDCContext}), and goes on as an element of the context that the engine gives its own coroutines,
 * until the channel of the response's body is known.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 3.0.3 and 3.3.3, run on 3.0.3 and 3.4.0</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>the call</td><td>{@code HttpClientEngine.executeWithinCallContext}, in {@code DefaultImpls} before 3.3</td></tr>
 * <tr><td>its context</td><td>{@code Endpoint.makeDedicatedRequest}</td></tr>
 * <tr><td>the response's head</td><td>{@code HttpParserKt.parseResponse}</td></tr>
 * <tr><td>the channel of its body</td><td>{@code HttpBodyKt.parseHttpBody}</td></tr>
 * <tr><td>its bytes and end</td><td>{@code ByteChannel.flushWriteBuffer}, {@code flushAndClose}, {@code cancel}</td></tr>
 * </table>
 *
 * <p>A suspended function is entered again when it goes on, with null for its arguments: such an
 * entry is left alone. What it returns in the end comes to its continuation.
 */
package io.aimeter.agent.tap.ktor;
