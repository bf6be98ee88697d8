package io.aimeter.cli.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final Progress progress = new Progress(terminal, "aimeter report");

  @Test
  void whatIsQuickShowsNone() throws Exception {
    assertTrue(progress.show(Duration.ofMillis(900)));
    progress.before(terminal).write("the answer".getBytes(UTF_8));
    assertEquals("the answer", terminal.toString(UTF_8));
  }

  @Test
  void itIsGoneBeforeTheAnswerAndComesNotBack() throws Exception {
    OutputStream out = progress.before(terminal);
    assertTrue(progress.show(Duration.ofMillis(1_100)));
    assertTrue(progress.show(Duration.ofMillis(2_200)));
    out.write("the answer".getBytes(UTF_8));
    assertFalse(progress.show(Duration.ofMillis(3_300)));
    out.write('.');
    assertEquals(
        "\r\u001b[Kaimeter report … 1 s\r\u001b[Kaimeter report … 2 s\r\u001b[Kthe answer.",
        terminal.toString(UTF_8));
  }
}
