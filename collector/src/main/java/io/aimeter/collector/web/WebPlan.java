package io.aimeter.collector.web;

import java.net.InetSocketAddress;

/**
 * Where the collector answers, and whom.
 *
 * @param token what a reader of metrics must bear; null where anybody may
 */
public record WebPlan(InetSocketAddress address, String token) {
  /** The same at another port, which stands for any where it is 0. */
  public WebPlan at(int port) {
    return new WebPlan(new InetSocketAddress(address.getHostString(), port), token);
  }

  /** How this host calls it: {@code http://127.0.0.1:9464}. */
  public String onThisHost() {
    return url(address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString());
  }

  private String url(String host) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  @Override
  public String toString() {
    return url(address.getHostString()) + (token == null ? "" : ", with a token");
  }
}
