package io.aimeter.contract;

import io.aimeter.contract.client.Jetty12;

class Jetty120IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("jetty-12.0", Jetty12.class, "jetty");
  }
}
