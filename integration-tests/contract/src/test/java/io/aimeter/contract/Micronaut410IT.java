package io.aimeter.contract;

import io.aimeter.contract.client.MicronautClient;

class Micronaut410IT extends ClientContract {
  @Override
  Subject subject() {
    return Subject.ofConnections("micronaut-4.10", MicronautClient.class, "netty");
  }
}
