package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gemini on Vertex AI by Google's own client, over gRPC: each call once, to the token. */
class VertexIT {
  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void overGrpc(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Programs.Result app =
          line.run(
              jdk,
              line.agent(),
              Programs.application("vertex"),
              "us-central1-aiplatform.googleapis.com:" + line.provider().httpsPort());
      assertEquals(0, app.exit(), app.err());
      line.assertNoContentOnDisk();
      line.assertExactTokens(); // prices of Vertex AI are not in the book
    }
  }
}
