package io.aimeter.sinks.server;

/** A way to get one kind of server. Found by {@link java.util.ServiceLoader}. */
public interface RealServerProvider {
  /** What it is, such as postgres. */
  String kind();

  /** docker or local. */
  String flavour();

  /** Why it cannot be had this way; null where it can. */
  String whyNot();

  /** Starts one; returns when it answers. */
  RealServer start() throws Exception;
}
