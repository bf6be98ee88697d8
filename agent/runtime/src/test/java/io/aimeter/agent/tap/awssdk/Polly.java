package io.aimeter.agent.tap.awssdk;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.polly.model.OutputFormat;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechRequest;
import software.amazon.awssdk.services.polly.model.VoiceId;

/** A service of the SDK's whose requests are turned into any requests. */
final class Polly {
  private static final ExecutionAttribute<URI> URL = new ExecutionAttribute<>("url");
  private static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("body");
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));

  private Polly() {}

  static <B extends AwsClientBuilder<B, C>, C> C client(B builder, int retries) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(
            config ->
                config
                    .addExecutionInterceptor(new Redirection())
                    .retryPolicy(RetryPolicy.builder().numRetries(retries).build()))
        .build();
  }

  static SynthesizeSpeechRequest request(String url, byte[] body) {
    return SynthesizeSpeechRequest.builder()
        .text("any")
        .voiceId(VoiceId.AMY)
        .outputFormat(OutputFormat.MP3)
        .overrideConfiguration(
            config ->
                config
                    .putHeader("X-A", "b")
                    .putExecutionAttribute(URL, URI.create(url))
                    .putExecutionAttribute(BODY, body))
        .build();
  }

  private static final class Redirection implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      URI url = attributes.getAttribute(URL);
      SdkHttpRequest.Builder request =
          context.httpRequest().toBuilder()
              .protocol(url.getScheme())
              .host(url.getHost())
              .port(url.getPort())
              .encodedPath(url.getRawPath())
              .putHeader("Content-Length", Integer.toString(attributes.getAttribute(BODY).length));
      if (url.getRawQuery() != null) {
        String[] pair = url.getRawQuery().split("=", -1);
        request.appendRawQueryParameter(pair[0], pair.length > 1 ? pair[1] : null);
      }
      return request.build();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      byte[] body = attributes.getAttribute(BODY);
      return Optional.of(
          RequestBody.fromContentProvider(
              () -> new ByteArrayInputStream(body), body.length, "application/json"));
    }

    @Override
    public Optional<AsyncRequestBody> modifyAsyncHttpContent(
        Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
      return Optional.of(AsyncRequestBody.fromBytes(attributes.getAttribute(BODY)));
    }
  }
}
