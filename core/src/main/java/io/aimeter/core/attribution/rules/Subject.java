package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;

/**
 * What rules see of a call: its surroundings, and what every other source says it belongs to. What
 * is not known is null.
 */
public interface Subject {
  /** The binary name of the application's class nearest to the call. */
  String callingClass();

  /** The entry point the call was made in: an inbound route, a job, a listener. */
  String route();

  /** The host that was called. */
  String host();

  /** The fingerprint of the credential. */
  String keyFingerprint();

  /** The last characters of the credential. */
  String keyHint();

  /** What a dimension is without rules. */
  String value(Dimension dimension);

  /** What a tag is without rules. */
  String tag(String name);
}
