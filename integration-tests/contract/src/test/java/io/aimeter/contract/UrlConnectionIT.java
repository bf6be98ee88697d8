package io.aimeter.contract;

import io.aimeter.contract.client.UrlConnectionClient;

class UrlConnectionIT extends ClientContract {
  @Override
  Subject subject() {
    return new Subject(null, UrlConnectionClient.class, "urlconnection");
  }
}
