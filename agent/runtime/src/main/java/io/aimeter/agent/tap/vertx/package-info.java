/**
 * Vert.x 4 and 5, core HTTP client: WebClient, Quarkus' REST client and its LangChain4j ride on it.
 * One record for each request that is sent; a redirect the client follows is a request of its own.
 * A request's calling thread is the one that asks the client for it; what it writes and receives
 * passes on the event loop.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 4.2.7, 4.5.22, 5.0.4 and 5.1.0</caption>
 * <tr><th>what</th><th>method</th><th>versions</th></tr>
 * <tr><td>the call</td><td>{@code HttpClientImpl.request(RequestOptions)}</td><td>all</td></tr>
 * <tr><td>… with a handler</td><td>{@code HttpClientImpl.request(RequestOptions, Handler)}</td><td>4</td></tr>
 * <tr><td>what is sent</td><td>{@code HttpClientRequestImpl.doWrite}</td><td>with a {@code ByteBuf} until 5.0, a {@code Buffer} from 5.1</td></tr>
 * <tr><td>the response's head</td><td>{@code HttpClientRequestImpl.handleResponse}</td><td>all</td></tr>
 * <tr><td>its body</td><td>{@code HttpClientResponseImpl.handleChunk}</td><td>all</td></tr>
 * <tr><td>its end</td><td>{@code HttpClientResponseImpl.handleEnd}, {@code handleTrailers}</td><td>until 5.0, from 5.1</td></tr>
 * <tr><td>an error</td><td>{@code HttpClientRequestImpl.handleException}</td><td>all</td></tr>
 * <tr><td>a reset, a time-out</td><td>{@code HttpClientRequestImpl.reset}, {@code HttpClientRequestBase.reset}, {@code cancel}</td><td>until 4.4, 4.5 to 5.0, from 5.1</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.vertx;
