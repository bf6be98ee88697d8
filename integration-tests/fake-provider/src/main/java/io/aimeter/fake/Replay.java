package io.aimeter.fake;

import java.util.List;
import java.util.Map;

/**
 * A recorded response to be sent as it is, its body in pieces cut at random.
 *
 * @param seed decides where the body is cut
 */
public record Replay(int status, Map<String, String> headers, byte[] body, long seed) {
  private static final int LONGEST_PIECE = 700;
  private static final int MOST_PIECES = 40;

  List<byte[]> pieces() {
    return Pieces.atRandom(body, Math.max(LONGEST_PIECE, 2 * body.length / MOST_PIECES), seed);
  }
}
