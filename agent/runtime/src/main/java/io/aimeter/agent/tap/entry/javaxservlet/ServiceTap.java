package io.aimeter.agent.tap.entry.javaxservlet;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import javax.servlet.http.HttpServletRequest;

/** {@code HttpServlet.service} of any request: the route is the servlet's mapping. */
public final class ServiceTap extends EntryTap {
  /** Made by the hook table. */
  public ServiceTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    return first instanceof HttpServletRequest ? Requests.mapped((HttpServletRequest) first) : null;
  }
}
