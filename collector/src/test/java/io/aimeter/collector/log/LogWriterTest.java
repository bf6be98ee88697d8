package io.aimeter.collector.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogWriterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();
  private final LogWriter log =
      new LogWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8), now::get);

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aLineForPeopleIsTimeLevelAndMessageHoweverManyLinesTheMessageHad() {
    log.say(Event.SINK_FAILING, "cannot ship:\n  at all\r\n", Map.of("sink", "postgres"));
    assertEquals(1, lines().size());
    String line = lines().get(0);
    assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z error cannot ship: at all ?"), line);
  }

  @Test
  void aLineForMachinesIsOneObjectWithTheFieldsInIt() throws Exception {
    log.use(Level.INFO, LogFormat.JSON, Secrets.NONE);
    log.say(Event.ENDED, "ended\n\"so\"", Map.of("records", 7L));
    try (JsonParser json = new JsonFactory().createParser(lines().get(0))) {
      StringBuilder read = new StringBuilder();
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          boolean time = "timestamp".equals(json.currentName());
          read.append(json.currentName()).append('=');
          read.append(time ? Instant.parse(json.getText()).isAfter(Instant.EPOCH) : json.getText());
          read.append(';');
        }
      }
      assertEquals(
          "timestamp=true;level=info;event=ended;message=ended\n\"so\";records=7;",
          read.toString());
    }
  }

  @Test
  void whatIsBelowTheLevelIsNotWritten() {
    log.say(Event.COMMITTED, "stored 1 records");
    assertEquals(List.of(), lines());
    log.use(Level.DEBUG, LogFormat.TEXT, Secrets.NONE);
    log.say(Event.COMMITTED, "stored 1 records");
    log.use(Level.ERROR, LogFormat.TEXT, Secrets.NONE);
    log.say(Event.SINK_REFUSES, "a warning");
    assertEquals(1, lines().size());
  }

  @Test
  void theSameLineIsWrittenOnceAMinuteWithHowOftenItWasSaid() {
    for (int i = 0; i < 10; i++) {
      log.say(Event.SINK_FAILING, "down");
      log.say(Event.SINK_FAILING, "down for another reason");
    }
    assertEquals(2, lines().size());
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    log.say(Event.SINK_FAILING, "down");
    assertEquals(3, lines().size());
    assertTrue(lines().get(2).endsWith("down (and 9 times since this was last written)"));
  }

  @Test
  void noSecretGetsIntoALineNorIntoAField() {
    for (LogFormat format : LogFormat.values()) {
      log.use(Level.INFO, format, new Secrets(List.of("sesame", "sesame and more")));
      log.say(
          Event.SINK_FAILING,
          format
              + ": sesame and more? jdbc:x://me:hunter2@db/spend?password=hunter2&a=b"
              + " required password=\"hunter2\"; Token = hunter2",
          Map.of("url", "http://u:hunter2@h", "why", "sesame"));
    }
    assertEquals(2, lines().size());
    String all = String.join("\n", lines());
    assertFalse(all.contains("sesame") || all.contains("hunter2") || all.contains("and more"), all);
    assertTrue(all.contains("jdbc:x://me:***@db/spend?password=***&a=b"), all);
  }
}
