/**
 * Apache HttpClient 4. One record for each call of the application: what the client sends again by
 * itself belongs to the same call, with the last answer.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 4.0.1 to 4.5.14</caption>
 * <tr><th>versions</th><th>the call</th><th>the request's body</th></tr>
 * <tr><td>4.0–4.2</td><td>{@code AbstractHttpClient.execute(HttpHost, HttpRequest, HttpContext)}, final</td><td>{@code EntitySerializer.doSerialize}</td></tr>
 * <tr><td>4.3–4.5</td><td>{@code doExecute} of {@code InternalHttpClient}, {@code MinimalHttpClient} and {@code AbstractHttpClient}</td><td>{@code BHttpConnectionBase.prepareOutput}; {@code EntitySerializer.doSerialize} under the connection managers of 4.2</td></tr>
 * </table>
 *
 * All overloads of {@code execute} come through these, with a {@code ResponseHandler} too.
 *
 * <p>HttpAsyncClient 4.0 and 4.1: {@code execute} of {@code InternalHttpAsyncClient}, {@code
 * MinimalHttpAsyncClient} and {@code AbstractHttpAsyncClient} with a producer of the request and a
 * consumer of the response, which are wrapped; since 4.1 also with lists of them. Checked in the
 * class files of 4.0 and 4.1.5. It decodes no bodies. 4.0 is not held to the contract: over TLS its
 * calls wait at times for an answer that has come, with the default protocols without an agent too.
 */
package io.aimeter.agent.tap.apache4;
