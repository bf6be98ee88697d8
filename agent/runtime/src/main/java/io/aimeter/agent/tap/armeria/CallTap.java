package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.logging.RequestLogBuilder;
import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** What the taps of Armeria share: the exchanges that go on, beside the logs of their requests. */
abstract class CallTap extends Tap {
  private static final Attachments<RequestLogBuilder, Call> CALLS = new Attachments<>();

  CallTap(Meter meter) {
    super(meter);
    meter.prune(CALLS);
  }

  /** The exchange of a log; null where it is not metered, mostly by a look at a count. */
  static Call of(Object log) {
    return CALLS.isEmpty() ? null : CALLS.get((RequestLogBuilder) log);
  }

  /** A context is used once; where it is not, its last exchange counts. */
  static void begun(RequestLogBuilder log, Call call) {
    CALLS.remove(log);
    CALLS.putIfAbsent(log, call);
  }

  static void forget(Object log) {
    CALLS.remove((RequestLogBuilder) log);
  }
}
