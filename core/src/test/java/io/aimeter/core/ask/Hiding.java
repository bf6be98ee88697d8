package io.aimeter.core.ask;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;

/** Feeds a hider and keeps what comes out. */
final class Hiding {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final ByteArrayOutputStream hidden = new ByteArrayOutputStream();
  private final UsageHider hider = new UsageHider(shown::write, hidden::write);

  /** All in one piece. */
  static Hiding of(byte[] stream) {
    return of(stream, () -> Integer.MAX_VALUE);
  }

  /** In pieces of random sizes. */
  static Hiding of(byte[] stream, Random random) {
    int largest = 1 << random.nextInt(12);
    return of(stream, () -> 1 + random.nextInt(largest));
  }

  /** In pieces of given sizes. */
  static Hiding of(byte[] stream, IntSupplier sizes) {
    Hiding hiding = new Hiding();
    for (int at = 0; at < stream.length; ) {
      int length = Math.min(sizes.getAsInt(), stream.length - at);
      // A fresh array with rubbish around: a hider that keeps a reference would be found out.
      byte[] piece = new byte[length + 2];
      System.arraycopy(stream, at, piece, 1, length);
      hiding.hider.feed(piece, 1, length);
      Arrays.fill(piece, (byte) '!');
      at += length;
    }
    hiding.hider.end();
    return hiding;
  }

  /** Only the beginning, so that it can be seen what is held back. */
  static String shownOf(String beginning) {
    Hiding hiding = new Hiding();
    byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
    hiding.hider.feed(bytes, 0, bytes.length);
    return hiding.shown();
  }

  String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  byte[] shownBytes() {
    return shown.toByteArray();
  }

  String hidden() {
    return hidden.toString(StandardCharsets.UTF_8);
  }
}
