package io.aimeter.collector.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.http.ClientTls;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.sink.SinkStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts to a real server, which is at times not there, broken or slow. */
class AlertsTest {
  private static final String SECRET = "of sixteen or more";
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir static Path certificates;
  @TempDir Path directory;

  private final List<String> said = new ArrayList<>();
  private final List<Condition> holding = new ArrayList<>();
  private TestHook hook;

  @BeforeAll
  static void certificates() throws Exception {
    TestHook.makeCertificates(certificates);
  }

  @BeforeEach
  void begin() throws Exception {
    hook = new TestHook(certificates, 0);
  }

  @AfterEach
  void end() {
    hook.close();
  }

  private Alerts alerts() throws IOException {
    return alerts(certificates.resolve("ca.pem"), now -> List.copyOf(holding));
  }

  private Alerts alerts(Path authorities, Watch watch) throws IOException {
    ClientTls tls = new ClientTls(authorities, null, null);
    return new Alerts(
        new WebhookPlan(hook.url(), SECRET, tls, INTERVAL),
        directory,
        List.of(watch),
        Duration.ofSeconds(2),
        Log.messages(said::add));
  }

  private static Condition overspent(String name) {
    return new Condition(
        AlertKind.BUDGET_THRESHOLD, name, name + " has spent 90 %", Map.of("budget", name));
  }

  private List<String> ids() {
    return hook.received().stream().map(TestHook.Received::key).toList();
  }

  @Test
  void whatHoldsIsToldOnceAndSigned() throws Exception {
    holding.add(overspent("search"));
    Alerts alerts = alerts();
    assertEquals(INTERVAL, alerts.turn(NOW));
    assertEquals(INTERVAL, alerts.turn(NOW.plusSeconds(300)));
    assertEquals(1, hook.received().size());
    TestHook.Received one = hook.received().get(0);
    assertEquals("budget.threshold", one.event());
    assertEquals(one.key(), one.json().get("id").asText());
    assertEquals("budget.threshold", one.json().get("kind").asText());
    assertEquals("2026-11-28T12:00:00Z", one.json().get("at").asText());
    assertEquals("search has spent 90 %", one.json().get("message").asText());
    assertEquals("search", one.json().get("fields").get("budget").asText());
    assertEquals(directory.getFileName().toString(), one.json().get("store").asText());
    assertSigned(one);
  }

  /** As a receiver checks it: the MAC of time, dot and body, and the time not long ago. */
  private static void assertSigned(TestHook.Received one) throws Exception {
    int comma = one.signature().indexOf(",v1=");
    String time = one.signature().substring("t=".length(), comma);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    mac.update((time + "." + new String(one.body(), UTF_8)).getBytes(UTF_8));
    StringBuilder hex = new StringBuilder();
    for (byte each : mac.doFinal()) {
      hex.append("%02x".formatted(each));
    }
    assertEquals(hex.toString(), one.signature().substring(comma + 4));
    assertTrue(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) < 300, time);
  }

  @Test
  void noStartTellsItAgain() throws Exception {
    holding.add(overspent("search"));
    alerts().turn(NOW);
    holding.add(overspent("shop"));
    alerts().turn(NOW.plusSeconds(60));
    assertEquals(
        List.of("search has spent 90 %", "shop has spent 90 %"),
        List.of(
            hook.received().get(0).json().get("message").asText(),
            hook.received().get(1).json().get("message").asText()));
    assertEquals(2, hook.received().size());
  }

  @Test
  void aServerThatIsDownGetsItLaterThoughItNoLongerHoldsAndTheCollectorBeganAnew()
      throws Exception {
    int port = hook.port();
    hook.close();
    holding.add(overspent("search"));
    Duration first = alerts().turn(NOW);
    assertTrue(first.toMillis() > 0 && first.compareTo(Duration.ofSeconds(1)) <= 0, "" + first);
    assertTrue(said.toString().contains("cannot tell the webhook"), said.toString());
    holding.clear();
    hook = new TestHook(certificates, port);
    Alerts alerts = alerts();
    assertEquals(INTERVAL, alerts.turn(NOW.plusSeconds(600)));
    assertEquals(1, hook.received().size());
    assertEquals("2026-11-28T12:00:00Z", hook.received().get(0).json().get("at").asText());
  }

  @Test
  void aServerThatFailsGetsItAgainUnderTheSameIdAndInOrder() throws Exception {
    hook.answers(
        new TestHook.Answer(500, null, 0),
        new TestHook.Answer(503, "120", 0),
        new TestHook.Answer(401, null, 0));
    holding.add(overspent("search"));
    holding.add(overspent("shop"));
    Alerts alerts = alerts();
    assertTrue(alerts.turn(NOW).compareTo(Duration.ofSeconds(1)) <= 0);
    assertEquals(Duration.ofMinutes(2), alerts.turn(NOW), "as it asked");
    assertTrue(alerts.turn(NOW).compareTo(Duration.ofSeconds(4)) <= 0);
    assertEquals(INTERVAL, alerts.turn(NOW));
    List<String> ids = ids();
    assertEquals(5, ids.size());
    assertEquals(List.of(ids.get(0), ids.get(0), ids.get(0), ids.get(0)), ids.subList(0, 4));
    assertNotEquals(ids.get(0), ids.get(4));
    for (TestHook.Received each : hook.received()) {
      assertSigned(each);
    }
    assertEquals("the webhook is told again", said.get(said.size() - 2), said.toString());
  }

  @Test
  void aServerThatIsSlowIsGivenUpAndGetsItAgain() throws Exception {
    hook.answers(new TestHook.Answer(204, null, 8_000));
    holding.add(overspent("search"));
    Alerts alerts = alerts();
    assertNotEquals(INTERVAL, alerts.turn(NOW));
    assertTrue(said.toString().contains("does not answer within 2 s"), said.toString());
    assertEquals(INTERVAL, alerts.turn(NOW));
    assertEquals(List.of(ids().get(0), ids().get(0)), ids());
  }

  @Test
  void whatIsRefusedForGoodDoesNotHoldUpTheNext() throws Exception {
    hook.answers(new TestHook.Answer(422, null, 0));
    holding.add(overspent("search"));
    holding.add(overspent("shop"));
    assertEquals(INTERVAL, alerts().turn(NOW));
    assertEquals(2, hook.received().size());
    assertTrue(said.get(0).contains("answers 422 to an alert, which is given up"), said.toString());
  }

  @Test
  void anotherAuthorityIsNotTrusted() throws Exception {
    holding.add(overspent("search"));
    assertNotEquals(INTERVAL, alerts(null, now -> List.copyOf(holding)).turn(NOW));
    assertEquals(0, hook.received().size());
    assertTrue(said.toString().contains("cannot tell the webhook"), said.toString());
  }

  @Test
  void aSinkThatIsDeadForAWhileIsToldOfAndAgainWhenItDiesAgain() throws Exception {
    List<SinkStatus> sinks = new ArrayList<>();
    SinkStatus dead = new SinkStatus("kafka", 7, 12, 0, "cannot connect");
    sinks.add(dead);
    Alerts alerts =
        alerts(certificates.resolve("ca.pem"), new SinkWatch(() -> sinks, Duration.ofMinutes(5)));
    alerts.turn(NOW);
    alerts.turn(NOW.plusSeconds(299));
    assertEquals(0, hook.received().size());
    alerts.turn(NOW.plusSeconds(300));
    alerts.turn(NOW.plusSeconds(900));
    assertEquals(1, hook.received().size());
    assertEquals(
        "kafka gets no records; 12 wait for it: cannot connect",
        hook.received().get(0).json().get("message").asText());
    sinks.set(0, new SinkStatus("kafka", 19, 0, 0, null));
    alerts.turn(NOW.plusSeconds(1000));
    sinks.set(0, dead);
    alerts.turn(NOW.plusSeconds(1100));
    alerts.turn(NOW.plusSeconds(1400));
    assertEquals(2, hook.received().size());
  }

  @Test
  void lossesThatGrowAreToldOfOnceAnHour() throws Exception {
    Alerts alerts = alerts();
    for (int minute = 0; minute < 100; minute += 10) {
      holding.clear();
      holding.add(
          new Condition(AlertKind.RECORDS_LOST, Integer.toString(minute + 1), "lost", Map.of()));
      alerts.turn(NOW.plusSeconds(60L * minute));
    }
    assertEquals(2, hook.received().size());
  }

  @Test
  void aClockThatWasAheadSilencesNothing() throws Exception {
    Alerts alerts =
        alerts(
            certificates.resolve("ca.pem"),
            new SinkWatch(
                () -> List.of(new SinkStatus("kafka", 7, 12, 0, "dead")), Duration.ofMinutes(5)));
    alerts.turn(NOW.plus(Duration.ofDays(700)));
    alerts.turn(NOW);
    alerts.turn(NOW.plusSeconds(299));
    assertEquals(0, hook.received().size(), "it has not failed for five minutes yet");
    alerts.turn(NOW.plusSeconds(300));
    assertEquals(1, hook.received().size());
    alerts = alerts();
    holding.add(new Condition(AlertKind.RECORDS_LOST, "1", "lost", Map.of()));
    alerts.turn(NOW.plus(Duration.ofDays(700)));
    holding.set(0, new Condition(AlertKind.RECORDS_LOST, "2", "more lost", Map.of()));
    alerts.turn(NOW.plusSeconds(600));
    assertEquals(3, hook.received().size());
  }

  @Test
  void whatCannotBeLookedAtIsSaidAndDoesNotStopTheRest() throws Exception {
    Alerts alerts =
        alerts(
            certificates.resolve("ca.pem"),
            now -> {
              throw new IOException("the store is away");
            });
    assertEquals(INTERVAL, alerts.turn(NOW));
    assertEquals(List.of("cannot look for what should be known: the store is away"), said);
  }

  @Test
  void whatIsBeyondAThousandIsGivenUpCountedAndSaid() throws Exception {
    hook.close();
    for (int i = 0; i < 1003; i++) {
      holding.add(overspent("b" + i));
    }
    Alerts alerts = alerts();
    alerts.turn(NOW);
    assertEquals(
        "alerts are given up, the oldest first, as more than 1000 wait for the webhook: 3 until now",
        said.get(0));
    holding.add(overspent("last"));
    alerts.turn(NOW);
    assertTrue(said.toString().contains("webhook: 4 until now"), said.toString());
    hook = new TestHook(certificates, hook.port());
    alerts.turn(NOW);
    assertEquals(1000, hook.received().size());
    assertEquals("b4 has spent 90 %", hook.received().get(0).json().get("message").asText());
    assertEquals("last has spent 90 %", hook.received().get(999).json().get("message").asText());
  }
}
