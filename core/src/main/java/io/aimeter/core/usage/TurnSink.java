package io.aimeter.core.usage;

/** Takes the billed turns of a WebSocket. */
public interface TurnSink {
  /**
   * A turn is over.
   *
   * @param begunAt when it began, as well as the messages tell: when the last message was sent
   *     before the provider began to answer
   * @param answeredAt when the provider began to answer
   * @param endedAt when it was over; the same as {@code begunAt} where nothing told of its begin
   */
  void turn(Reading reading, long begunAt, long answeredAt, long endedAt);
}
