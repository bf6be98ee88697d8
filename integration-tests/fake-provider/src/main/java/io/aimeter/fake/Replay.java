package io.aimeter.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A recorded response to be sent as it is, its body in pieces cut at random.
 *
 * @param seed decides where the body is cut
 */
public record Replay(int status, Map<String, String> headers, byte[] body, long seed) {
  private static final int LONGEST_PIECE = 700;
  private static final int MOST_PIECES = 40;

  List<byte[]> pieces() {
    Random random = new Random(seed);
    int longest = Math.max(LONGEST_PIECE, 2 * body.length / MOST_PIECES);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < body.length; ) {
      int to = Math.min(body.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(body, from, to));
      from = to;
    }
    return pieces;
  }
}
