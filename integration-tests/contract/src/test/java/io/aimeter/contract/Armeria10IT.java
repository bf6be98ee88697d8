package io.aimeter.contract;

import io.aimeter.contract.client.ArmeriaClient;

class Armeria10IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("armeria-1.0", ArmeriaClient.class, "armeria");
  }
}
