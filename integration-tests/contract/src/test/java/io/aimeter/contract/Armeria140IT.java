package io.aimeter.contract;

import io.aimeter.contract.client.ArmeriaClient;

class Armeria140IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("armeria-1.40", ArmeriaClient.class, "armeria");
  }
}
