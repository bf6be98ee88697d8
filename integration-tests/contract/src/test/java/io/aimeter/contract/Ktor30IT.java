package io.aimeter.contract;

import io.aimeter.contract.client.KtorClient;

class Ktor30IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("ktor-3.0", KtorClient.class, "ktor").readingAhead();
  }
}
