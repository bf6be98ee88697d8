package io.aimeter.agent.tap.entry.jakartaservlet;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import jakarta.servlet.http.HttpServletRequest;

/** Spring MVC calls a handler: the route is the pattern of its mapping. */
public final class HandlerTap extends EntryTap {
  /** Made by the hook table. */
  public HandlerTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    return Requests.handled((HttpServletRequest) first);
  }
}
