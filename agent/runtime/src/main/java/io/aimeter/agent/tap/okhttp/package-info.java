/**
 * OkHttp 3, 4 and 5, sync and async. One record for each call of the application: what OkHttp sends
 * again by itself (redirects, authentication, 408 and 503 it retries) belongs to the same call,
 * with the last answer. Of a WebSocket, of 3.5 and later, the messages are seen in {@code
 * RealWebSocket}; neither it nor its listener is touched.
 *
 * <p>Where usage is asked for, {@code okhttp3.internal.http.BridgeInterceptor.intercept} is woven
 * too, which is there from 3.4 on; nobody is asked before 3.14, where a body does not tell whether
 * it can be written again.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 3.0.1 to 5.5.1</caption>
 * <tr><th>versions</th><th>{@code getResponseWithInterceptorChain…} of</th><th>{@code createRequestBody} of</th></tr>
 * <tr><td>3.0–3.3</td><td>{@code okhttp3.RealCall}, with a boolean</td><td>{@code okhttp3.internal.http.Http[12]xStream}</td></tr>
 * <tr><td>3.4</td><td>{@code okhttp3.RealCall}</td><td>{@code okhttp3.internal.http.Http[12]xStream}</td></tr>
 * <tr><td>3.5–3.13</td><td>{@code okhttp3.RealCall}</td><td>{@code okhttp3.internal.http[12].Http[12]Codec}</td></tr>
 * <tr><td>3.14–4.3</td><td>{@code okhttp3.RealCall}</td><td>{@code okhttp3.internal.connection.Exchange}</td></tr>
 * <tr><td>4.4–5.5</td><td>{@code okhttp3.internal.connection.RealCall}, name with {@code $okhttp}</td><td>{@code okhttp3.internal.connection.Exchange}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.okhttp;
