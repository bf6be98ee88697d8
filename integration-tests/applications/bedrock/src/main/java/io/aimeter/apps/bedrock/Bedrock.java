package io.aimeter.apps.bedrock;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/**
 * Calls Amazon Bedrock over one of the SDK's HTTP clients or by LangChain4j, plain and streaming.
 * Arguments: which client, and the endpoint. Prints what it received.
 */
public final class Bedrock {
  private Bedrock() {}

  /** The program. */
  public static void main(String[] args) {
    URI endpoint = URI.create(args[1]);
    switch (args[0]) {
      case "apache5" ->
          SyncCalls.make(sync(endpoint).httpClientBuilder(Apache5HttpClient.builder()).build());
      case "apache4" -> SyncCalls.make(apache4(endpoint));
      case "urlconnection" ->
          SyncCalls.make(
              sync(endpoint).httpClientBuilder(UrlConnectionHttpClient.builder()).build());
      // Made here, the native clients speak HTTP/1.1; the service would have HTTP/2 of them.
      case "crt" -> SyncCalls.make(sync(endpoint).httpClient(AwsCrtHttpClient.create()).build());
      case "netty" ->
          AsyncCalls.make(
              async(endpoint).httpClientBuilder(NettyNioAsyncHttpClient.builder()).build());
      case "async-crt" ->
          AsyncCalls.make(async(endpoint).httpClient(AwsCrtAsyncHttpClient.create()).build());
      case "langchain4j" ->
          LangChainCalls.make(
              sync(endpoint).httpClientBuilder(Apache5HttpClient.builder()).build(),
              async(endpoint).httpClientBuilder(NettyNioAsyncHttpClient.builder()).build());
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.exit(0); // the clients' threads would keep the JVM for a while
  }

  @SuppressWarnings("deprecation") // many applications still have it
  private static BedrockRuntimeClient apache4(URI endpoint) {
    return sync(endpoint).httpClientBuilder(ApacheHttpClient.builder()).build();
  }

  private static BedrockRuntimeClientBuilder sync(URI endpoint) {
    return common(BedrockRuntimeClient.builder(), endpoint);
  }

  private static BedrockRuntimeAsyncClientBuilder async(URI endpoint) {
    return common(BedrockRuntimeAsyncClient.builder(), endpoint);
  }

  private static <B extends AwsClientBuilder<B, C>, C> B common(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIDsecret-7301", "secret-9402")))
        .overrideConfiguration(
            config -> config.retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
  }
}
