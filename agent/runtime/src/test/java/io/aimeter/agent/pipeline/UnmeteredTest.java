package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.agent.context.CallContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnmeteredTest {
  private static final String HOST = "api.openai.com";
  private static final long START = Long.MAX_VALUE - 10;

  private final TappedHosts tapped = new TappedHosts();
  private final Unmetered unmetered = new Unmetered(tapped);

  private static Handshake handshake(String client, long at) {
    return new Handshake(HOST, "openai", client, CallContext.NONE, at);
  }

  private List<Handshake> due(long now) {
    return unmetered.due(now, false);
  }

  @Test
  void aConnectionAroundWhichNoTapSawACallIsFoundAfterAWhile() {
    Handshake alone = handshake("a.Client", START);
    unmetered.add(alone);
    assertEquals(List.of(), due(START + Unmetered.AFTER - 1));
    assertEquals(List.of(alone), due(START + Unmetered.AFTER));
    assertEquals(List.of(), due(START + 2 * Unmetered.AFTER));
  }

  @Test
  void aCallShortlyBeforeOrSoonAfterMakesItMetered() {
    tapped.note("API.openai.com", START - Unmetered.BEFORE);
    unmetered.add(handshake("a.Client", START));
    assertEquals(List.of(), unmetered.due(START, true));
    unmetered.add(handshake("a.Client", START + Unmetered.BEFORE));
    tapped.note(HOST, START + Unmetered.BEFORE + Unmetered.AFTER - 1);
    assertEquals(List.of(), due(START + Unmetered.BEFORE + Unmetered.AFTER));
  }

  @Test
  void callsToOtherHostsAndOfLongAgoExcuseNothing() {
    tapped.note("api.anthropic.com", START);
    tapped.note(HOST, START - Unmetered.BEFORE - 1);
    unmetered.add(handshake("a.Client", START));
    assertEquals(1, due(START + Unmetered.AFTER).size());
  }

  @Test
  void aClientIsFoundOnceAnHourAndEachForItself() {
    unmetered.add(handshake("a.Client", START));
    unmetered.add(handshake("a.Client", START + 1));
    unmetered.add(handshake("b.Client", START + 2));
    assertEquals(2, due(START + 2 + Unmetered.AFTER).size());
    unmetered.add(handshake("a.Client", START + Unmetered.INTERVAL));
    assertEquals(1, due(START + Unmetered.INTERVAL + Unmetered.AFTER).size());
  }

  @Test
  void atTheEndNothingIsWaitedFor() {
    unmetered.add(handshake("a.Client", START));
    assertEquals(1, unmetered.due(START, true).size());
  }

  @Test
  void neitherHostsNorConnectionsGrowWithoutBound() {
    for (int i = 0; i < 5000; i++) {
      tapped.note("host" + i, START);
      unmetered.add(handshake("client" + i, START));
    }
    assertTrue(tapped.since("host4999", START), "an unknown host of a full table is excused");
    assertEquals(List.of(), unmetered.due(START, true));
    TappedHosts none = new TappedHosts();
    Unmetered bounded = new Unmetered(none);
    for (int i = 0; i < 5000; i++) {
      bounded.add(handshake("client" + i, START));
    }
    assertTrue(bounded.due(START, true).size() < 1000);
  }

  @Test
  void everyCallATapAsksAboutCounts() {
    Captured captured = new Captured();
    captured.meter().match("localhost", 443, "POST", "/v1/chat/completions");
    captured.meter().match("example.org", 443, "POST", "/v1/chat/completions");
    assertTrue(captured.handoff.tapped().since("localhost", System.nanoTime() - Unmetered.BEFORE));
    assertEquals(
        false,
        captured.handoff.tapped().since("example.org", System.nanoTime() - Unmetered.BEFORE));
  }

  @Test
  void aHandshakeReachesTheAgentThreadWithItsProvider() {
    Captured captured = new Captured();
    captured.meter().connected("localhost", 443, "a.Client");
    assertEquals(0, captured.ended().size());
    assertEquals("openai", captured.handshakes.get(0).provider);
    assertEquals("a.Client", captured.handshakes.get(0).client);
  }
}
