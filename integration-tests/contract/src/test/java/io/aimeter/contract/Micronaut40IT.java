package io.aimeter.contract;

import io.aimeter.contract.client.MicronautClient;

class Micronaut40IT extends ClientContract {
  @Override
  Subject subject() {
    return Subject.ofConnections("micronaut-4.0", MicronautClient.class, "netty");
  }
}
