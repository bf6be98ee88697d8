package io.aimeter.contract;

import io.aimeter.contract.client.HelidonClient;

class Helidon45IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("helidon-4.5", HelidonClient.class, "helidon").fromJdk(21);
  }
}
