package io.aimeter.agent.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void bodiesArriveByteForByteWhateverTheirPieces() {
    for (int size : new int[] {1, 2047, 2048, 2049, 32767, 32768, 32769, 65536, 300_000}) {
      Captured captured = new Captured();
      byte[] request = random(size);
      byte[] response = random(size + 1);
      Capture capture = captured.chat();
      capture.requestBytes(request, 0, size);
      capture.responseHead(200, name -> null, false);
      int at = 0;
      for (int piece = 1; at < response.length; piece = piece * 3 + 1) {
        int count = Math.min(piece, response.length - at);
        ByteBuffer buffer = ByteBuffer.wrap(response, at, count).asReadOnlyBuffer();
        capture.responseBytes(buffer);
        assertEquals(count, buffer.remaining());
        at += count;
      }
      capture.finish(ExchangeEnd.COMPLETE, null);
      Captured.Ended ended = captured.ended().get(0);
      assertArrayEquals(request, ended.request);
      assertArrayEquals(response, ended.response);
      assertFalse(ended.shed);
      assertEquals(0, captured.handoff.inFlight().bytes());
    }
  }

  @Test
  void onlyTheFirstEndCounts() {
    Captured captured = new Captured();
    Capture capture = captured.chat();
    assertFalse(capture.isFinished());
    capture.finish(ExchangeEnd.FAILED, new IOException("x"));
    capture.finish(ExchangeEnd.COMPLETE, null);
    capture.responseBytes(new byte[10], 0, 10);
    assertTrue(capture.isFinished());
    assertEquals(1, captured.ended().size());
    assertEquals(ExchangeEnd.FAILED, captured.ended().get(0).end);
    assertEquals("java.io.IOException", captured.ended().get(0).exception);
  }

  @Test
  void bodiesBeyondTheBoundAreShedAndCounted() {
    Captured captured = new Captured(1024, 100_000);
    Capture capture = captured.chat();
    capture.responseHead(200, name -> null, false);
    for (int i = 0; i < 20; i++) {
      capture.responseBytes(random(10_000), 0, 10_000);
    }
    capture.finish(ExchangeEnd.COMPLETE, null);
    assertTrue(captured.ended().get(0).shed);
    assertEquals(1, captured.counters.get(StatusFile.SHED));
    assertEquals(0, captured.handoff.inFlight().bytes());
  }

  @Test
  void aFullRingDropsTheRecordAndLeavesAGap() {
    Captured captured = new Captured(4, 100_000);
    for (int i = 0; i < 5; i++) {
      Capture capture = captured.chat();
      capture.responseBytes(random(10), 0, 10);
      capture.finish(ExchangeEnd.COMPLETE, null);
    }
    assertEquals(3, captured.counters.get(StatusFile.DROPPED_BUFFER));
    assertEquals(3, captured.handoff.lastSequence());
    assertEquals(2, captured.ended().size());
    assertEquals(0, captured.handoff.inFlight().bytes());
  }

  @Test
  void otherHostsAreLeftAlone() {
    Meter meter = new Captured().meter();
    assertFalse(meter.watches("example.org", 443));
    assertFalse(meter.watches(null, 443));
    assertNull(meter.match("example.org", 443, "POST", "/v1/chat/completions"));
    assertTrue(meter.watches("localhost", 1));
  }

  @Test
  void whatTheApplicationLetsGoOfIsNoticed() throws Exception {
    Captured captured = new Captured();
    captured.chat().responseBytes(random(10), 0, 10);
    assertEquals(0, captured.ended().size());
    Object gone = null;
    for (int i = 0; i < 1000 && gone == null; i++) {
      System.gc();
      gone = captured.handoff.abandoned().remove(10);
    }
    assertEquals(captured.open.get(0), gone);
  }

  @Test
  void anAttachmentGoesWithItsObject() throws Exception {
    Attachments<Object, String> attachments = new Attachments<>();
    Object key = new Object();
    assertNull(attachments.putIfAbsent(key, "value"));
    assertEquals("value", attachments.putIfAbsent(key, "other"));
    assertEquals("value", attachments.get(key));
    assertNull(attachments.get(new Object()));
    assertEquals("value", attachments.remove(key));
    assertNull(attachments.get(key));
  }

  @Test
  void claimsNest() {
    assertFalse(Claims.held());
    Claims.claim();
    Claims.claim();
    Claims.release();
    assertTrue(Claims.held());
    Claims.release();
    assertFalse(Claims.held());
    Claims.release();
    assertFalse(Claims.held());
  }

  @Test
  void fingerprintsDependOnSecretAndKind() {
    Fingerprints one = new Fingerprints(new byte[32]);
    byte[] otherSecret = new byte[32];
    Arrays.fill(otherSecret, (byte) 1);
    assertEquals(16, one.of("key", "text").length());
    assertEquals(one.of("key", "text"), one.of("key", "text"));
    assertFalse(one.of("key", "text").equals(one.of("user", "text")));
    assertFalse(one.of("key", "text").equals(new Fingerprints(otherSecret).of("key", "text")));
  }
}
