package io.aimeter.contract;

import io.aimeter.contract.client.MicronautClient;

class Micronaut44IT extends ClientContract {
  @Override
  Subject subject() {
    return Subject.ofConnections("micronaut-4.4", MicronautClient.class, "netty");
  }
}
