/**
 * The AWS SDK for Java 2, above whichever HTTP client it rides on. One record for each attempt: the
 * SDK's retries are exchanges of their own, of which only the one that succeeds is billed.
 *
 * <table>
 * <caption>Hooked methods, checked in the class files of 2.20.157, the first with Bedrock, to 2.54.14</caption>
 * <tr><th>what</th><th>method</th></tr>
 * <tr><td>an attempt</td><td>{@code executeHttpRequest} of {@code MakeHttpRequestStage} and {@code MakeAsyncHttpRequestStage}</td></tr>
 * <tr><td>an asynchronous attempt's request and response handler</td><td>{@code MakeAsyncHttpRequestStage.doExecuteHttpRequest}, in its form of before 2.25 and of since</td></tr>
 * </table>
 */
package io.aimeter.agent.tap.awssdk;
