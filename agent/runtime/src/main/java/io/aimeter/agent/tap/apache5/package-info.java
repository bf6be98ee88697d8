/**
 * Apache HttpClient 5, classic and asynchronous, HTTP/1.1 and HTTP/2. One record for each call of
 * the application: what the client sends again by itself belongs to the same call, with the last
 * answer. The minimal asynchronous clients tell the host only after the call has begun: there, a
 * call to any host costs a small wrapper.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 5.0 to 5.6.4 (core 5.0 to 5.4)</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>the classic call</td><td>{@code doExecute} of {@code InternalHttpClient} and {@code MinimalHttpClient}, through which all overloads of {@code execute} come</td></tr>
 * <tr><td>its request's body</td><td>{@code BHttpConnectionBase.createContentOutputStream}</td></tr>
 * <tr><td>the asynchronous call</td><td>{@code AsyncExecChainElement.execute}, where {@code doExecute} of the HTTP/1.1 and HTTP/2 clients begins its chain</td></tr>
 * <tr><td>that of the minimal clients</td><td>{@code execute} of {@code MinimalHttpAsyncClient} and {@code MinimalH2AsyncClient}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.apache5;
