package io.aimeter.core.usage;

import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;
import java.util.Set;

/**
 * What kind of call an exchange was and whether it is billed: by its endpoint, or, where the path
 * told nothing, by what the answer looks like; and each thing once.
 */
final class Verdict {
  private static final Set<String> CHATS =
      Set.of("chat.completion", "chat.completion.chunk", "response", "message", "thread.run");

  private static final String REPLAY = "replay";

  /** Portkey's, Helicone's and Cloudflare's, by their documentation. */
  private static final String[] CACHE_STATES = {
    "x-portkey-cache-status", "helicone-cache", "cf-aig-cache-status"
  };

  /** Shorter ids are no provider's: test servers count theirs, and Ollama's are of three digits. */
  private static final int UNIQUE_ID = 16;

  String operation;
  String callType;

  /** Whether the provider charges for a successful call of the kind. */
  private boolean chargeable;

  boolean billable;
  String usageSource;

  private Verdict() {}

  /**
   * Judges an exchange that was read to its end.
   *
   * @param streaming whether the answer came in pieces
   * @param seen what was seen before, and from now on this
   */
  static Verdict of(
      Endpoint endpoint,
      String pathAndQuery,
      int status,
      boolean streaming,
      Headers responseHeaders,
      ResponseFacts response,
      Sightings seen) {
    Verdict verdict = new Verdict();
    verdict.kind(endpoint, response);
    boolean success = status >= 200 && status < 300;
    boolean counted = response.tally.isCounted();
    verdict.usageSource = counted ? "reported" : "none";
    if (endpoint.shape().isBatch()) {
      verdict.batch(endpoint, pathAndQuery, status, response, seen);
    } else if (verdict.chargeable && success) {
      boolean generated = counted || (streaming && response.answered);
      verdict.billable = response.errorType() == null || generated;
      verdict.once(endpoint, streaming, response, seen);
      verdict.unlessCached(responseHeaders);
    } else if (success && response.id != null && response.finished) {
      // The first look that finds a background call finished is the one that brings its usage.
      verdict.billable = seen.redeem(endpoint.provider(), response.id) && counted;
    }
    return verdict;
  }

  private void kind(Endpoint endpoint, ResponseFacts response) {
    operation = endpoint.operation();
    callType = endpoint.callType();
    chargeable = endpoint.billable();
    if (!chargeable && endpoint.shape() == BodyShape.DETECTED && response.tally.isCounted()) {
      chargeable = true;
      if ("list".equals(response.object)) {
        operation = "embeddings";
        callType = "embedding";
      } else {
        boolean chat = response.object == null || CHATS.contains(response.object);
        operation = chat ? "chat" : "text_completion";
        callType = operation;
      }
    }
  }

  private void batch(
      Endpoint endpoint, String pathAndQuery, int status, ResponseFacts response, Sightings seen) {
    if (response.batch.items() > 0) {
      billable = seen.firstBilled(endpoint.provider(), String.valueOf(pathAndQuery));
    } else if (status > 0 && status < 400) {
      operation = "batch_status"; // a file that holds no results
      callType = operation;
    }
  }

  /** Gateways that answer from a cache of theirs say so. */
  private void unlessCached(Headers response) {
    for (String header : CACHE_STATES) {
      if ("HIT".equals(response.first(header))) {
        billable = false;
        callType = REPLAY;
      }
    }
  }

  private void once(Endpoint endpoint, boolean streaming, ResponseFacts response, Sightings seen) {
    String id = response.id;
    if (!billable || id == null) {
      return;
    }
    if (response.tally.isCounted()) {
      seen.redeem(endpoint.provider(), id);
      // A cache or a mock in front of the provider answers again with what was billed before.
      if (id.length() >= UNIQUE_ID
          && !seen.firstBilled(endpoint.provider(), id, response.tally.toString())) {
        billable = false;
        callType = REPLAY;
      }
    } else if (response.pending
        && (!streaming || response.background)
        && !callType.equals("video")) {
      seen.promise(endpoint.provider(), id);
      usageSource = "deferred";
    }
  }

  /** Whether a success of this kind would be billed, were it whole. */
  boolean isChargeable() {
    return chargeable;
  }
}
