package io.aimeter.core.usage;

import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;
import java.util.Set;

/**
 * What kind of call an exchange was: what its endpoint says, or, where the path told nothing, what
 * the answer looks like (its {@code object} or its counts).
 */
final class Kind {
  private static final Set<String> CHATS =
      Set.of("chat.completion", "chat.completion.chunk", "response", "message", "thread.run");

  final String operation;
  final String callType;
  final boolean billable;

  private Kind(String operation, String callType, boolean billable) {
    this.operation = operation;
    this.callType = callType;
    this.billable = billable;
  }

  static Kind of(Endpoint endpoint, ResponseFacts response) {
    boolean told = endpoint.billable() || endpoint.shape() != BodyShape.DETECTED;
    if (told || !response.tally.isCounted()) {
      return new Kind(endpoint.operation(), endpoint.callType(), endpoint.billable());
    }
    if ("list".equals(response.object)) {
      return new Kind("embeddings", "embedding", true);
    }
    return response.object == null || CHATS.contains(response.object)
        ? new Kind("chat", "chat", true)
        : new Kind("text_completion", "text_completion", true);
  }
}
