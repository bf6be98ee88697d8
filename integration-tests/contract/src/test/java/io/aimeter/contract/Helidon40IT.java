package io.aimeter.contract;

import io.aimeter.contract.client.HelidonClient;

class Helidon40IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("helidon-4.0", HelidonClient.class, "helidon").fromJdk(21);
  }
}
