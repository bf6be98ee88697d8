package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.tap.Program;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.polly.PollyClient;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechResponse;

/** Uses a synchronous client of the SDK; what follows {@code #} in the URL are its retries. */
public final class AwsSdkProgram implements Program {
  private static ResponseInputStream<SynthesizeSpeechResponse> answer(String url, byte[] body)
      throws IOException {
    int fragment = url.indexOf('#');
    int retries = fragment < 0 ? 0 : Integer.parseInt(url.substring(fragment + 1));
    PollyClient client =
        Polly.client(PollyClient.builder().httpClient(ApacheHttpClient.create()), retries);
    try {
      return client.synthesizeSpeech(Polly.request(url, body));
    } catch (SdkClientException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
  }

  @Override
  public byte[] post(String url, byte[] body) throws IOException {
    try (ResponseInputStream<SynthesizeSpeechResponse> answer = answer(url, body)) {
      return answer.readAllBytes();
    }
  }

  @Override
  public void readOneAndClose(String url) throws IOException {
    try (ResponseInputStream<SynthesizeSpeechResponse> answer = answer(url, new byte[2])) {
      int unused = answer.read();
    }
  }

  @Override
  public void readOneAndCancel(String url) throws IOException {
    ResponseInputStream<SynthesizeSpeechResponse> answer = answer(url, new byte[2]);
    int unused = answer.read();
    answer.abort();
    answer.readAllBytes();
  }
}
