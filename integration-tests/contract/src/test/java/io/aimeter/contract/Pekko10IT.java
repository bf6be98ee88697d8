package io.aimeter.contract;

import io.aimeter.contract.client.PekkoClient;

class Pekko10IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("pekko-1.0", PekkoClient.class, "pekko");
  }
}
