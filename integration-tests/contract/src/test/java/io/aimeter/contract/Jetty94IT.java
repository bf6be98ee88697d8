package io.aimeter.contract;

import io.aimeter.contract.client.Jetty;

class Jetty94IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("jetty-9.4.18", Jetty.class, "jetty");
  }
}
