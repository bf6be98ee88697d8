package io.aimeter.contract;

import io.aimeter.contract.client.Jetty;

class Jetty11IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("jetty-11", Jetty.class, "jetty");
  }
}
