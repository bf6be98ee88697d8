/**
 * Apache HttpClient 5, classic. One record for each call of the application: what the client sends
 * again by itself belongs to the same call, with the last answer.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 5.0 to 5.6.4 (core 5.0 to 5.4)</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>the call</td><td>{@code doExecute} of {@code InternalHttpClient} and {@code MinimalHttpClient}, through which all overloads of {@code execute} come</td></tr>
 * <tr><td>the request's body</td><td>{@code BHttpConnectionBase.createContentOutputStream}</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.apache5;
