package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/**
 * What the taps of Helidon share: the calls, beside the responses the application reads and the
 * HTTP/2 streams they come on.
 */
abstract class CallTap extends Tap {
  static final Attachments<Object, Call> RESPONSES = new Attachments<>();

  static final Attachments<Object, Call> STREAMS = new Attachments<>();

  CallTap(Meter meter) {
    super(meter);
    meter.prune(RESPONSES);
    meter.prune(STREAMS);
  }

  /** The call a response belongs to; null where it is not metered. */
  static Call of(Object response) {
    return RESPONSES.isEmpty() ? null : RESPONSES.get(response);
  }
}
