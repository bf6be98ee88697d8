package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Amazon Bedrock by the AWS SDK over each of its HTTP clients, those with a tap of their own among
 * them, and by LangChain4j: each attempt is in the report once, to the token of each class.
 */
class BedrockIT {
  private static final String HOST = "bedrock-runtime.us-east-1.amazonaws.com";

  @TempDir Path work;

  static Stream<Arguments> clients() throws IOException {
    List<Path> jdks = Jdks.all();
    return Stream.of(
            "apache5", "apache4", "urlconnection", "crt", "netty", "async-crt", "langchain4j")
        .flatMap(client -> jdks.stream().map(jdk -> Arguments.of(client, jdk)));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void eachAttemptOnce(String client, Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      // The native client knows neither the JDK's hosts file nor its trust store.
      boolean isNative = client.endsWith("crt");
      int plain = line.provider().httpPort();
      List<String> options = new ArrayList<>(line.agent());
      options.add("-Dai.hosts=localhost:" + plain + "=bedrock");
      Programs.Result app =
          line.run(
              jdk,
              options,
              Programs.application("bedrock"),
              client,
              isNative ? "http://localhost:" + plain : line.at(HOST));
      assertEquals(0, app.exit(), app.err());
      line.assertNoContentOnDisk();
      line.assertExactTokens(); // prices of Bedrock are not in the book
    }
  }
}
