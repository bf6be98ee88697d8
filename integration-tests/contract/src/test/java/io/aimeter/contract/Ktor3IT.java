package io.aimeter.contract;

import io.aimeter.contract.client.KtorClient;

class Ktor3IT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject("ktor-3", KtorClient.class, "ktor").readingAhead();
  }
}
