package io.aimeter.contract;

import io.aimeter.contract.client.PekkoClient;

class Pekko13IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("pekko-1.3", PekkoClient.class, "pekko");
  }
}
